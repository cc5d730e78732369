"""What the software withstands, and the page that tells it: `docs/reliability.md`."""
