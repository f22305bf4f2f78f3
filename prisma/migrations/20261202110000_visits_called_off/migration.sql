-- Why a visit isn't made has a place of its own: it took that of why it was to be made. docs/decisions/0195-a-visit-whose-ground-is-over-is-called-off.md
alter table visits add column cancelled_because text;
update visits set cancelled_because = reason, reason = null where status = 'cancelled';
alter table visits add constraint cancelled_alone_says_why check (cancelled_because is null or status = 'cancelled');
