-- On whose land a zone lies: lists of those counties write the zone as a town. Elsewhere the same word may be a zone of the county's own.
alter table divisions add column on_land_of text[] not null default '{}';
