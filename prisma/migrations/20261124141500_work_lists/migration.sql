-- Work lists of complaints and cases: their order, their search, and the firm's name beside a complaint.

-- Nearest date first, what has none last, as one key: a page begins where the last one ended, whatever the number of rows before it.
create index complaints_by_due on complaints ((coalesce(due_on, 'infinity'::date)), id);
create index complaints_by_division_due on complaints (division_code, (coalesce(due_on, 'infinity'::date)), id);
create index cases_by_due on cases ((coalesce(due_on, 'infinity'::date)), id);
create index cases_by_division_due on cases (division_code, (coalesce(due_on, 'infinity'::date)), id);

-- A bureau that handles the complaint of a firm in another division reads the firm's record.
create policy through_complaint on enterprises for select
  using ((select app_regulator()) and exists (select 1 from complaints c where c.enterprise_id = enterprises.id));

-- One's own memberships lead to one's own complaints. Policies are asked in the reverse order of their names: this one comes before those that
-- look into the complaint of each row (33 ms instead of 1 for somebody with 800 complaints among 100,000).
create policy who_is_on_it on team_members for select using (person_id = (select app_person()));

create function pieces_of(terms text[]) returns text[] language sql immutable parallel safe as
  $$ select coalesce(array_agg(distinct piece), '{}') from unnest(terms) term, unnest(search_pieces(term)) piece where length(term) > 1 $$;
-- Patterns that find each term anywhere. Terms are letters and digits (kernel/search-terms.ts); what else means something in a pattern is taken out.
create function patterns_of(terms text[]) returns text[] language sql immutable parallel safe as
  $$ select coalesce(array_agg('%' || regexp_replace(term, '[\\%_]', '', 'g') || '%'), '{}') from unnest(terms) term $$;
-- Whether every term stands in a text: where no index of many rows is behind it.
create function holds_all(source text, terms text[]) returns boolean language sql immutable parallel safe as
  $$ select source like all (patterns_of(terms)) $$;

/*
 * What a list's search box finds: number, title, the firm's name or code. As with `enterprises_matching`, it looks past row-level security
 * for the index's sake and says for itself who is asking: a title only to whoever reads the record whole, number and firm also to the
 * coordinator. The pieces find candidates by index; the patterns look again.
 */
create function complaints_matching(terms text[]) returns setof uuid language sql stable rows 100 security definer set search_path = public as $$
  with asked as materialized (
    select pieces_of(terms) as pieces, patterns_of(terms) as patterns, app_person() as person, app_division() as division,
      app_has('coordinator') as everything, app_has('bureau_leader') as leads, app_has('intake') as takes_in
    where app_kind() = 'official' and cardinality(terms) > 0
  ), candidates as (
    select c.id from asked, complaints c
    where search_pieces(c.search) @> pieces and c.search like all (patterns)
      and (lower(c.number) like all (patterns) or person = any (c.team)
        or (c.division_code = division and (leads or (takes_in and c.status in ('submitted', 'returned')))))
    union
    select c.id from asked, enterprises e, complaints c
    where c.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns)
  )
  select c.id from asked, candidates join complaints c using (id)
  where c.status <> 'draft'
    and (everything or person = any (c.team) or (c.division_code = division and (leads or (takes_in and c.status in ('submitted', 'returned')))))
$$;

create function cases_matching(terms text[]) returns setof uuid language sql stable rows 100 security definer set search_path = public as $$
  with asked as materialized (
    select pieces_of(terms) as pieces, patterns_of(terms) as patterns, app_person() as person, app_division() as division,
      app_has('coordinator') as everything, app_has('bureau_leader') as leads
    where app_kind() = 'official' and cardinality(terms) > 0
  ), candidates as (
    select k.id from asked, cases k
    where search_pieces(k.search) @> pieces and k.search like all (patterns)
      and (lower(k.number) like all (patterns) or person = any (k.team) or (leads and k.division_code = division))
    union
    select k.id from asked, enterprises e, cases k
    where k.enterprise_id = e.id and search_pieces(e.search) @> pieces and e.search like all (patterns)
  )
  select k.id from asked, candidates join cases k using (id)
  where everything or person = any (k.team) or (leads and k.division_code = division)
$$;
