-- How many candidates there are, by division and set of reasons: kept, because counting them took longer than picking the likeliest twenty.
-- docs/decisions/0087-candidates-are-kept.md

-- Those for whoever sees the firm, and those for whoever knows of every case, are subjects of their own. The status is the set of reasons.
create function candidate_subject(whole boolean) returns text language sql immutable parallel safe as
  $$ select case when whole then 'candidate-whole' else 'candidate' end $$;

-- What these counts must be, and how they are put right after rows were loaded while triggers were laid aside.
create function counted_candidate_sets() returns table (subject text, place text, status text, n int)
language sql stable security definer set search_path = public as $$
  select candidate_subject(whole), division_code, marks::text, count(*)::int from candidates group by 1, 2, 3
$$;
create or replace function recount_candidates() returns void language sql security definer set search_path = public as $$
  delete from candidates;
  insert into candidates (enterprise_id, whole, division_code, marks) select * from all_candidates();
  delete from tallies where subject in ('candidate', 'candidate-whole');
  insert into tallies (subject, place, status, month, n) select subject, place, status, tally_always(), n from counted_candidate_sets()
$$;

create function tally_candidates() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op <> 'INSERT' then
    insert into tallies (subject, place, status, month, n)
    select candidate_subject(whole), division_code, marks::text, tally_always(), -count(*)::int from were group by 1, 2, 3;
  end if;
  if tg_op <> 'DELETE' then
    insert into tallies (subject, place, status, month, n)
    select candidate_subject(whole), division_code, marks::text, tally_always(), count(*)::int from are group by 1, 2, 3;
  end if;
  return null;
end $$;
create trigger tally_new after insert on candidates referencing new table as are for each statement execute function tally_candidates();
create trigger tally_changed after update on candidates referencing old table as were new table as are for each statement execute function tally_candidates();
create trigger tally_gone after delete on candidates referencing old table as were for each statement execute function tally_candidates();

create or replace function wrong_tallies() returns table (subject text, place text, status text, kept int, counted int, wrong boolean)
language sql stable security definer set search_path = public as $$
  select subject, place, status, coalesce(t.n, 0), coalesce(c.n, 0), coalesce(t.n, 0) <> coalesce(c.n, 0)
  from (select subject, place, status, sum(n)::int as n from tallies
      where subject in ('enterprise', 'cluster-member', 'cluster-point', 'cluster-case', 'town-point', 'candidate', 'candidate-whole') group by 1, 2, 3) t
    full join (select * from counted_firms() union all select * from counted_candidate_sets()) c using (subject, place, status)
  where app_system()
$$;
revoke all on function counted_candidate_sets() from public;

-- As the candidates themselves: whoever sees the firms, and with the reason that shows in a case the coordinator.
alter policy of_firms on tallies using (
  (subject in ('enterprise', 'cluster-member', 'cluster-point', 'candidate') or subject = 'candidate-whole' and (select app_has('coordinator')))
  and (select app_regulator()) and ((select app_city()) or place = (select app_division()))
);

select recount_candidates();
