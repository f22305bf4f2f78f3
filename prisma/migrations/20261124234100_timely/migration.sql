-- Which records met a clock within a span of days, and whether in time: what the on-time figures of the desks open. The same words as
-- tally_clock. Ids alone, past row-level security for the index's sake: the lists that ask see their own rows and no others.
create index clocks_met on clocks (met_on) include (subject_kind, kind, subject_id, due_on, due_at, met_at) where met_on is not null;
create function subjects_met(subject text, kinds text, from_day date, after_day date, in_time boolean) returns setof uuid
language sql stable rows 1000 security definer set search_path = public as $$
  select subject_id from clocks
  where met_on >= from_day and met_on < after_day and subject_kind = subject and kind like kinds and app_kind() = 'official'
    and (in_time is null or in_time = not coalesce(met_on > due_on or met_at > due_at, false))
$$;
revoke execute on function subjects_met(text, text, date, date, boolean) from public;
grant execute on function subjects_met(text, text, date, date, boolean) to humi_app;
