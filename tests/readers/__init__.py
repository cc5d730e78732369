"""The published files as analysts open them, each in its own tool."""
