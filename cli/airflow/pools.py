"""The pool of the tasks that keep a core busy: it bounds how many of them run side by side.

However many runs are active: some of them may be waiting for files, for their turn or for a person.
"""

CORE_POOL = "tass_events_cores"
"""An Airflow without this pool starts no such task."""

POOL_DESCRIPTION = "Tasks of tass_events that keep a core busy: a slot is a core"
