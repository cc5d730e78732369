"""The pool of the tasks that keep a core busy: it bounds how many of them run side by side."""

EXTRACT_POOL = "tass_events_extract"
"""An Airflow without this pool starts no extract task."""

POOL_DESCRIPTION = "Shards of tass_events: a slot is a core"
