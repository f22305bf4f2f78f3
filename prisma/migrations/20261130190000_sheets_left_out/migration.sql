-- The sheets of a workbook that are no part of its list, by name: the preview says so.
alter table enterprise_imports add column left_out text[] not null default '{}';
