"""The daily report: one self-contained page that shows what a published date holds."""
