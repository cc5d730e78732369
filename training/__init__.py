"""Training of the statistical part: sentences written for this project, and the script that fits weights to them."""
