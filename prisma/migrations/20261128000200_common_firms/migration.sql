-- As before, as far as `most` (null: to the end): who finds more than he can read needs not find all (src/programme/enterprises/queries.ts).
drop function enterprises_matching(text[]);
create function enterprises_matching(terms text[], most int default null) returns setof uuid language sql stable rows 100 security definer
set search_path = public set enable_seqscan = off as $$
  select id from enterprises
  where app_kind() in ('official', 'system') and search_pieces(search) @> pieces_of(terms) and search like all (array(select unnest(patterns_of(terms))))
  limit most
$$;
