-- Who saw that the firm would not sign.
alter table visits add column witness text;
