-- The name of a place without its kind, for tiles and narrow columns (桐乡市 → 桐乡). Delivered with the reference rows.
alter table divisions add column short_zh text not null default '', add column short_en text not null default '';
