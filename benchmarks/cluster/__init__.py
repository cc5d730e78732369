"""The Airflow of `deploy/` on this machine, for tests and measurements: what a task and a date cost it."""
