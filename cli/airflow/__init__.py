"""Airflow inside the checkout: started, driven over its REST API, watched and stopped.

For trying the pipeline on one machine. A site with an Airflow of its own needs only `dags/`.
"""
