"""Pages inside Airflow's interface: what is published, how it was made, and the validation reports.

The pages read manifests and reports and change nothing. They need no network and run no script.
"""
