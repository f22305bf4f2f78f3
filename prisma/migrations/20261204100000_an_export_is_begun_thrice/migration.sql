-- A file whose making its process did not survive is begun again, but not for ever: it would take the portal with it each minute.
alter table exports add column attempts integer not null default 0, add column begun_at timestamptz;
