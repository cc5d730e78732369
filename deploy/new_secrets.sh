#!/bin/sh
# Writes the secrets of compose.yaml into a folder, each new and random; files that are there stay.
# Only their owner can read them.
#
# new_secrets.sh FOLDER [POSTGRES_HOST[:PORT]] [REDIS_HOST[:PORT]]
set -eu
folder=${1:?name the folder of the secrets}
postgres=${2:-postgres:5432}
redis=${3:-redis:6379}
umask 077
mkdir -p "$folder"

random() {
    head -c 32 /dev/urandom | base64 | tr '+/' '-_'
}

# Letters and digits alone: it becomes part of an address.
password() {
    head -c 24 /dev/urandom | base64 | tr -d '+/=\n'
}

keep() {
    test -e "$folder/$1" || printf '%s' "$2" >"$folder/$1"
}

keep postgres_password "$(password)"
keep redis_password "$(password)"
keep admin_password "$(password)"
keep fernet_key "$(random)"
keep jwt_secret "$(random)"
keep api_secret_key "$(random)"

database="airflow:$(cat "$folder/postgres_password")@$postgres/airflow"
keep sql_alchemy_conn "postgresql+psycopg://$database"
keep result_backend "db+postgresql+psycopg://$database"
keep broker_url "redis://:$(cat "$folder/redis_password")@$redis/0"
keep redis_conf "requirepass $(cat "$folder/redis_password")
save \"\"
"
