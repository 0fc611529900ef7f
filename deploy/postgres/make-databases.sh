#!/bin/sh
# One database for each service, owned by its user and closed to the others; and the auditor, who may read all of them
# and write nothing. The PostgreSQL image runs this once, on an empty data folder.
set -eu

sql() {
  psql -v ON_ERROR_STOP=1 --no-psqlrc --username postgres --dbname postgres "$@"
}

sql -v password="$AUDITOR_PASSWORD" <<'SQL'
create role auditor login password :'password';
grant pg_read_all_data to auditor;
alter role auditor set default_transaction_read_only = on;
revoke connect on database postgres from public;
revoke connect on database template1 from public;
SQL

make_database() {
  sql -v database="$1" -v owner="$1_service" -v password="$2" <<'SQL'
create role :"owner" login password :'password';
create database :"database" owner :"owner";
revoke all on database :"database" from public;
grant connect on database :"database" to auditor;
SQL
}

make_database pricing "$PRICING_DATABASE_PASSWORD"
make_database usage "$USAGE_DATABASE_PASSWORD"
make_database billing "$BILLING_DATABASE_PASSWORD"
make_database budget "$BUDGET_DATABASE_PASSWORD"
