-- What offices call a division besides its name: lists of firms are read with them.
alter table divisions add column other_zh text[] not null default '{}';
