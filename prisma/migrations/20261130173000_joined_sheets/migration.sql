-- A list that was joined of several sheets: [{ name, above }], in their order. A row's number in its sheet is its number in the list less `above`.
alter table enterprise_imports add column sheets jsonb not null default '[]';
