-- A table that was analysed while it was empty passes for empty, and the plan that is made then is kept: each firm of a long list would be compared
-- with all that came before it. What is kept beside firms looks up few rows among many, however many the planner expects: by index. What they call
-- is planned under the same setting.
alter function keep_likely(uuid[]) set enable_seqscan = off;
alter function keep_candidates(uuid[]) set enable_seqscan = off;

-- As before, each look-up after what leads to it (`offset 0` keeps the planner from turning them round).
create or replace function keys_of(firms uuid[]) returns table (kind text, key text, enterprise_id uuid)
language sql stable security definer set search_path = public set enable_seqscan = off as $$
  with alone as materialized (
    select e.id, e.name_key, e.contact_mobile from enterprises e where e.id = any (firms) and e.merged_into_id is null and e.withdrawn_at is null
  ), codes as materialized (
    select a.id, k.field, k.code from alone a
    cross join lateral (select c.field, c.code from enterprise_codes c where c.enterprise_id = a.id and c.mistaken_at is null offset 0) k
  )
  select 'name', a.name_key, a.id from alone a where length(a.name_key) > 1
  union select 'phone', a.contact_mobile, a.id from alone a where a.contact_mobile is not null
  union select 'code', k.code, k.id from codes k
  -- The organisation code within a credit code.
  union select 'code', substr(k.code, 9, 9), k.id from codes k where k.field = 'uscc'
$$;

create or replace function counted_pairs(firms uuid[]) returns table (one_id uuid, other_id uuid, marks int, place text)
language sql stable security definer set search_path = public set enable_seqscan = off as $$
  with own as materialized (select k.kind, k.key, k.enterprise_id from firm_keys k where k.enterprise_id = any (firms)),
  signs as materialized (
    select o.* from own o
    cross join lateral (select s.n from firm_key_sizes s where s.kind = o.kind and s.key = o.key offset 0) s
    where s.n between 2 and most_alike(o.kind)
  ), shared as materialized (
    select least(a.enterprise_id, b.enterprise_id) as one, greatest(a.enterprise_id, b.enterprise_id) as other,
      bit_or(case a.kind when 'code' then 4 when 'name' then 2 else 1 end) as marks
    from signs a
    cross join lateral (
      select k.enterprise_id from firm_keys k where k.kind = a.kind and k.key = a.key and k.enterprise_id <> a.enterprise_id offset 0) b
    group by 1, 2
  )
  select p.one, p.other, p.marks, case when x.division_code = y.division_code then x.division_code end
  from shared p
  cross join lateral (select e.name_key, e.division_code from enterprises e where e.id = p.one offset 0) x
  cross join lateral (select e.name_key, e.division_code from enterprises e where e.id = p.other offset 0) y
  where (p.marks > 1 or names_alike(x.name_key, y.name_key))
    and not exists (select from enterprise_distinctions d where d.one_id = p.one and d.other_id = p.other)
$$;
