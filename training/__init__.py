"""Training of the statistical part: sentences of our own, and the script that fits weights to them."""
