-- Drafts that were given up before they had a status of their own.
update articles set status = 'discarded' where status = 'withdrawn' and published_on is null;
alter table articles add constraint withdrawn_was_out check (status <> 'withdrawn' or published_on is not null);
alter table articles add constraint discarded_was_never_out check (status <> 'discarded' or published_on is null);
