-- A missed term asks for a reason (docs/decisions/0130): it lies with the clock, and whoever sees the clock reads it.
alter table clocks add column late_reason text check (late_reason is null or length(late_reason) between 1 and 500);
