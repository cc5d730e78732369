"""The coder: spaCy components that find events, their parties, their modality and their source."""
