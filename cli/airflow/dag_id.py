"""The name of the nightly DAG, for whatever starts, follows or shows its runs."""

DAG_ID = "tass_events"
