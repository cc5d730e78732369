"""`python -m cli` is `tass-events`."""

from cli.main import main

main()
