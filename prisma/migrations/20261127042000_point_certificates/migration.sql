-- Contact points have certificates as demonstration sites have: those that were approved before get theirs, as they stand now.

-- A firm that leaves ends its own certificate with that step; it issues none and brings none back.
create policy own_ends on certificates for update
  using (enterprise_id = (select app_enterprise())) with check (enterprise_id = (select app_enterprise()) and ended_on is not null);

-- Twelve letters of CODE_LETTERS in src/programme/certificates/schema.ts, from sixty random bits.
insert into certificates (code, kind, subject_id, number, enterprise_id, enterprise_name, issued_on, suspended_on, ended_on)
select (select string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', (get_byte(r.bytes, i) & 31) + 1, 1), '') from generate_series(0, 11) i),
  'contact-point', p.id, p.number, p.enterprise_id, e.name, d.from_day,
  case when p.status = 'suspended' then d.to_day end, case when p.status = 'exited' then d.to_day end
from contact_points p
join enterprises e on e.id = p.enterprise_id
cross join lateral (select sha256((p.id::text || gen_random_uuid()::text || gen_random_uuid()::text)::bytea) as bytes) r
cross join lateral (select min(from_day) as from_day, max(to_day) as to_day from contact_point_periods d where d.contact_point_id = p.id) d
where p.number is not null and d.from_day is not null
  and not exists (select 1 from certificates c where c.subject_id = p.id);
