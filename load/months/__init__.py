"""Copies of whole months, one file a table, for readers to whom a file a date is too many files.

The partitions by date stay what they are, and stay the truth. A copy says in its manifest of which files
it was made, so that it is known when it no longer shows what is published.
"""
