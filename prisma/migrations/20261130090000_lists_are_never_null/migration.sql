-- A list of a record that nobody filled in yet is empty and never null: a firm that has just registered itself has no titles, a draft no team
-- and no forms. Whoever reads a row by hand reads a list.
update enterprises set titles = '{}' where titles is null;
alter table enterprises alter column titles set default '{}', alter column titles set not null;
update complaints set forms = coalesce(forms, '{}'), team = coalesce(team, '{}') where forms is null or team is null;
alter table complaints
  alter column forms set default '{}', alter column forms set not null,
  alter column team set default '{}', alter column team set not null;
update cases set team = '{}' where team is null;
alter table cases alter column team set default '{}', alter column team set not null;
update contact_points set checklist = '{}' where checklist is null;
alter table contact_points alter column checklist set default '{}', alter column checklist set not null;
