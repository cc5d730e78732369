#!/bin/sh
# Prepares an Airflow for tass-events: the database, the pool of the cores, and the first user.
# It may run as often as one likes: after an update it migrates, and what is there stays.
#
# DEPLOY_CORES    the cores of all workers together
# DEPLOY_ADMIN    name of the first user
# DEPLOY_SECRETS  folder of the file admin_password (/run/secrets)
set -eu
: "${DEPLOY_CORES:?the cores of all workers together}"
: "${DEPLOY_ADMIN:?the name of the first user}"

airflow db migrate
airflow pools set tass_events_cores "$DEPLOY_CORES" \
    "Tasks of tass_events that keep a core busy: a slot is a core"
airflow users create --role Admin --username "$DEPLOY_ADMIN" --email "$DEPLOY_ADMIN@localhost" \
    --firstname "$DEPLOY_ADMIN" --lastname "$DEPLOY_ADMIN" \
    --password "$(cat "${DEPLOY_SECRETS:-/run/secrets}/admin_password")"
