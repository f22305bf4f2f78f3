-- Whose file could not be made, or is gone, goes back to the page on which he asked for it, with its filter.
alter table exports add column back_to text;
