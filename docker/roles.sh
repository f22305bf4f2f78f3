#!/bin/sh
# Runs once, when PostgreSQL makes its data folder: the owner of the database, and the application, which owns nothing.
set -eu
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
  --set owner_password="$OWNER_PASSWORD" --set app_password="$APP_PASSWORD" <<'SQL'
CREATE ROLE humi_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE humi_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'app_password';
CREATE DATABASE humi OWNER humi_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
\connect humi
ALTER SCHEMA public OWNER TO humi_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO humi_app;
SQL
