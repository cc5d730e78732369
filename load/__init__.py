"""Tables to validated, published Parquet, and everything that reads published files back."""
