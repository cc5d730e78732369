"""The interface in a real browser; a package, so that one Airflow serves all its modules."""
