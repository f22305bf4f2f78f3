-- Referrals by their number, as the other lists are searched: past row-level security for the index's sake, ids alone, and only for those
-- who are on one of a referral's sides or coordinate. The query that asks filters again.
create index referrals_search on referrals using gin (search_pieces(number));
create function referrals_matching(terms text[]) returns setof uuid language sql stable rows 100 security definer set search_path = public as $$
  select r.id from referrals r join complaints c on c.id = r.complaint_id
  where app_kind() = 'official' and cardinality(terms) > 0
    and search_pieces(r.number) @> pieces_of(terms) and lower(r.number) like all (patterns_of(terms))
    and (
      (r.to_department_id = app_department() and r.status <> 'withdrawn' and app_has('department_handler'))
      or app_person() = any (c.team)
      or (c.division_code = app_division() and app_has('bureau_leader'))
      or app_has('coordinator')
    )
$$;
