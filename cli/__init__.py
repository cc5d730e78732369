"""The `tass-events` command: a thin layer over the stages' run functions."""
