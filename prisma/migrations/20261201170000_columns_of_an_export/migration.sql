-- Whoever takes a list away chooses its columns; a file that a job makes has those too. None named: all, as of the files that were asked for before.
alter table exports add column columns text[] not null default '{}';
