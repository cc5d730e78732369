"""What ships with the software: example articles and reviewed reference data with its readers."""
