-- The second lock. The first one is each feature's queries.ts; this one holds when the first forgets.
-- The application role owns nothing, has no BYPASSRLS, and says at the head of each transaction who is asking.

-- ── who is asking ────────────────────────────────────────────────────────────────────────────────
create function app_kind() returns text language sql stable as
  $$ select coalesce(nullif(current_setting('app.kind', true), ''), 'nobody') $$;
create function app_person() returns uuid language sql stable as
  $$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function app_enterprise() returns uuid language sql stable as
  $$ select nullif(current_setting('app.enterprise', true), '')::uuid $$;
create function app_department() returns uuid language sql stable as
  $$ select nullif(current_setting('app.department', true), '')::uuid $$;
create function app_division() returns text language sql stable as
  $$ select nullif(current_setting('app.division', true), '') $$;
-- An official of the leading department, city or county.
create function app_regulator() returns boolean language sql stable as
  $$ select coalesce(current_setting('app.department_kind', true) = 'market_regulation', false) $$;
create function app_city() returns boolean language sql stable as
  $$ select coalesce(current_setting('app.level', true) = 'city', false) $$;
create function app_has(duty text) returns boolean language sql stable as
  $$ select coalesce(duty = any (string_to_array(current_setting('app.duties', true), ',')), false) $$;
create function app_system() returns boolean language sql stable as
  $$ select app_kind() = 'system' $$;
-- The one record whose step was decided and is being written in this transaction: its row may leave its mover's sight.
create function app_moving() returns uuid language sql stable as
  $$ select nullif(current_setting('app.moving', true), '')::uuid $$;

-- Whether an official reads a complaint whole: on the team, leader of its division, or intake while nobody is assigned.
create function app_reads_whole(team uuid[], division text, status complaint_status) returns boolean language sql stable as $$
  select status <> 'draft' and (
    app_person() = any (team)
    or (division = app_division() and app_has('bureau_leader'))
    or (division = app_division() and app_has('intake') and status in ('submitted', 'returned'))
  )
$$;

-- ── helpers that make a lock ─────────────────────────────────────────────────────────────────────
do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    -- The system acts through jobs and sign-in; each use is on the trail.
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    -- Migrations and seeds of reference rows run as the owner.
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
  end loop;
end $$;

-- ── reference: everybody reads, few change ───────────────────────────────────────────────────────
do $$
declare t text;
begin
  foreach t in array array['divisions','departments','clusters','industries','holidays','time_limits','time_limit_changes','settings','targets','quotas','contact_point_periods','site_periods'] loop
    execute format('create policy everybody_reads on %I for select using (true)', t);
  end loop;
  foreach t in array array['holidays','time_limits','settings'] loop
    execute format('create policy security_writes on %I for all using ((select app_has(''security_administrator''))) with check ((select app_has(''security_administrator'')))', t);
  end loop;
end $$;
create policy security_writes on time_limit_changes for insert with check ((select app_has('security_administrator')));
create policy lead_writes on quotas for update using ((select app_has('coordinator')));

-- ── accounts ─────────────────────────────────────────────────────────────────────────────────────
create policy self on persons for all using (id = (select app_person())) with check (id = (select app_person()));
create policy officials_are_known on persons for select using (kind = 'official' and (select app_kind()) in ('firm', 'official'));
create policy own_firm on persons for select using (enterprise_id = (select app_enterprise()));
create policy regulators_see_firms_people on persons for select using (kind = 'enterprise' and (select app_regulator()));
create policy administrators on persons for all
  using ((select app_has('system_administrator') or app_has('security_administrator')))
  with check ((select app_has('system_administrator') or app_has('security_administrator')));
create policy duties_are_known on person_duties for select using ((select app_kind()) in ('firm', 'official'));
create policy security_grants on person_duties for all
  using ((select app_has('security_administrator'))) with check ((select app_has('security_administrator')));
create policy own_sessions on sessions for all using (person_id = (select app_person())) with check (person_id = (select app_person()));
create policy administrators on sessions for all
  using ((select app_has('system_administrator') or app_has('security_administrator')))
  with check ((select app_has('system_administrator') or app_has('security_administrator')));
create policy own_credential on credentials for all using (person_id = (select app_person())) with check (person_id = (select app_person()));
-- credentials of others, sign_in_throttles, single_use_links: the system alone.

-- ── enterprises and the programme ────────────────────────────────────────────────────────────────
create policy own on enterprises for all using (id = (select app_enterprise())) with check (id = (select app_enterprise()));
create policy regulators on enterprises for all
  using ((select app_regulator()) and ((select app_city()) or division_code = (select app_division()) or id = (select app_moving())))
  with check ((select app_regulator()));
create policy through_enterprise on enterprise_changes for all
  using (exists (select 1 from enterprises e where e.id = enterprise_id));
create policy own on join_requests for select using (person_id = (select app_person()));
create policy owner_decides on join_requests for all using (enterprise_id = (select app_enterprise())) with check (enterprise_id = (select app_enterprise()));

create policy own on contact_points for all using (enterprise_id = (select app_enterprise())) with check (enterprise_id = (select app_enterprise()));
create policy regulators on contact_points for all
  using ((select app_regulator()) and ((select app_city()) or division_code = (select app_division())))
  with check ((select app_regulator()));
create policy regulators_write on contact_point_periods for all
  using ((select app_regulator())) with check ((select app_regulator()));

create policy own on demonstration_sites for all using (enterprise_id = (select app_enterprise())) with check (enterprise_id = (select app_enterprise()));
create policy regulators on demonstration_sites for all
  using ((select app_regulator()) and ((select app_city()) or division_code = (select app_division())))
  with check ((select app_regulator()));
create policy in_notice_is_public on demonstration_sites for select using (status = 'in_notice');
create policy regulators_write on site_periods for all
  using ((select app_regulator())) with check ((select app_regulator()));
-- Reviewers score apart: one's own row always, the other's only once the site has left "recommended".
create policy reviewer on site_scores for all using (reviewer_id = (select app_person())) with check (reviewer_id = (select app_person()));
create policy after_both on site_scores for select
  using ((select app_regulator()) and exists (select 1 from demonstration_sites s where s.id = site_id and s.status not in ('applied', 'returned', 'recommended')));

-- ── complaints and what hangs on them ────────────────────────────────────────────────────────────
create policy own on complaints for all using (enterprise_id = (select app_enterprise())) with check (enterprise_id = (select app_enterprise()));
create policy officials on complaints for all
  using (
    (select app_kind()) = 'official' and status <> 'draft'
    and (
      (select app_has('coordinator'))
      or (select app_person()) = any (team)
      or (division_code = (select app_division()) and (select app_has('bureau_leader')))
      or (division_code = (select app_division()) and (select app_has('intake')) and status in ('submitted', 'returned'))
      or id = (select app_moving())
    )
  )
  with check ((select app_regulator()) and status <> 'draft');

create policy through_complaint on team_members for select using (exists (select 1 from complaints c where c.id = complaint_id));
create policy regulators_write on team_members for all
  using ((select app_regulator()) and exists (select 1 from complaints c where c.id = complaint_id))
  with check ((select app_regulator()) and exists (select 1 from complaints c where c.id = complaint_id));

create policy own on cases for select using (enterprise_id = (select app_enterprise()));
create policy officials on cases for all
  using (
    (select app_kind()) = 'official'
    and (
      (select app_has('coordinator'))
      or (select app_person()) = any (team)
      or (division_code = (select app_division()) and (select app_has('bureau_leader')))
      or id = (select app_moving())
    )
  )
  with check ((select app_regulator()));

create policy whole on case_notes for all
  using (exists (select 1 from cases k join complaints c on c.id = k.complaint_id where k.id = case_id
    and app_kind() = 'official' and app_reads_whole(c.team, c.division_code, c.status)));

create policy sender_side on referrals for all
  using (exists (select 1 from complaints c where c.id = complaint_id))
  with check (exists (select 1 from complaints c where c.id = complaint_id));
create policy receiver on referrals for all
  using (to_department_id = (select app_department()) and status <> 'withdrawn'
    and (select app_has('department_handler') or app_has('coordinator')))
  with check (to_department_id = (select app_department()));
create policy through_referral on referral_items for all
  using (exists (select 1 from referrals r where r.id = referral_id))
  with check (exists (select 1 from referrals r where r.id = referral_id));

-- A referral that this person's department holds now.
create function app_received(complaint uuid) returns setof uuid language sql stable as $$
  select r.id from referrals r
  where r.complaint_id = complaint and r.to_department_id = app_department() and r.status <> 'withdrawn'
    and (app_has('department_handler'))
$$;

create policy firm on evidence for all
  using (referral_id is null and exists (select 1 from complaints c where c.id = complaint_id and c.enterprise_id = app_enterprise()))
  with check (referral_id is null and exists (select 1 from complaints c where c.id = complaint_id and c.enterprise_id = app_enterprise()));
create policy whole on evidence for all
  using (app_kind() = 'official' and exists (select 1 from complaints c where c.id = complaint_id and app_reads_whole(c.team, c.division_code, c.status)));
create policy received on evidence for all
  using (app_kind() = 'official' and (
    referral_id in (select app_received(complaint_id))
    or exists (select 1 from referral_items i where i.evidence_id = evidence.id and i.referral_id in (select app_received(complaint_id)))
  ));

create policy firm on messages for all
  using (exists (select 1 from complaints c where c.id = complaint_id and c.enterprise_id = app_enterprise()));
create policy whole on messages for all
  using (app_kind() = 'official' and exists (select 1 from complaints c where c.id = complaint_id and app_reads_whole(c.team, c.division_code, c.status)));

-- The firm opens what it filed and what was said to it; notes and referrals are the officials'.
create policy firm on sealed_values for all
  using (field not like 'note/%' and field not like 'referral/%'
    and exists (select 1 from complaints c where c.id = record_id and c.enterprise_id = app_enterprise()));
create policy whole on sealed_values for all
  using (app_kind() = 'official' and exists (select 1 from complaints c where c.id = record_id and app_reads_whole(c.team, c.division_code, c.status)));
create policy received on sealed_values for all
  using (app_kind() = 'official' and exists (
    select 1 from referrals r
    where r.complaint_id = record_id and r.id in (select app_received(record_id))
      and (
        field like 'referral/' || r.id || '/%'
        or exists (
          select 1 from referral_items i
          where i.referral_id = r.id and (i.field = sealed_values.field or 'evidence/' || i.evidence_id = sealed_values.field)
        )
        or exists (select 1 from evidence e where e.referral_id = r.id and 'evidence/' || e.id = sealed_values.field)
      )
  ));
-- A wrapped key is worth nothing without the vault key; whoever may see the record or hold a referral of it may fetch it.
create policy through_complaint on record_keys for all
  using (exists (select 1 from complaints c where c.id = record_id) or exists (select app_received(record_id)));

create policy through_subject on clocks for all
  using (
    (complaint_id is not null and exists (select 1 from complaints c where c.id = complaint_id))
    or (subject_kind = 'referral' and exists (select 1 from referrals r where r.id = subject_id))
    or (subject_kind = 'enterprise' and exists (select 1 from enterprises e where e.id = subject_id))
    or (subject_kind = 'contact-point' and exists (select 1 from contact_points p where p.id = subject_id))
    or (subject_kind = 'demonstration-site' and exists (select 1 from demonstration_sites s where s.id = subject_id))
  );
create policy through_clock on clock_pauses for all
  using (exists (select 1 from clocks k where k.id = clock_id));

-- ── platform ─────────────────────────────────────────────────────────────────────────────────────
create policy own on notices for all using (person_id = (select app_person())) with check (true);
create policy anybody_tells on notices for insert with check ((select app_kind()) <> 'nobody');
create policy anybody_posts on outbox_mails for insert with check ((select app_kind()) <> 'nobody');
create policy own on saved_views for all using (person_id = (select app_person())) with check (person_id = (select app_person()));
create policy own on idempotency_keys for all
  using (actor_key = coalesce((select app_person())::text, 'public')) with check (actor_key = coalesce((select app_person())::text, 'public'));
create policy anybody_counts on number_counters for all using ((select app_kind()) in ('firm', 'official')) with check ((select app_kind()) in ('firm', 'official'));
create policy health_reads on job_heartbeats for select using (true);

-- ── the trail ────────────────────────────────────────────────────────────────────────────────────
create policy auditor on audit_entries for select using ((select app_has('audit_administrator')));
create policy about_oneself on audit_entries for select using (actor_id = (select app_person()));
create policy firm on audit_entries for select using (enterprise_id = (select app_enterprise()));
create policy record_history on audit_entries for select
  using ((select app_kind()) = 'official' and complaint_id is not null
    and exists (select 1 from complaints c where c.id = complaint_id and app_reads_whole(c.team, c.division_code, c.status)));
create policy programme_history on audit_entries for select
  using ((select app_regulator()) and complaint_id is null and subject_kind in ('enterprise', 'contact-point', 'demonstration-site', 'target')
    and ((select app_city()) or exists (select 1 from enterprises e where e.id = enterprise_id)));

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the trail is append-only (% on %)', tg_op, tg_table_name;
end $$;
create trigger append_only before update or delete on audit_entries for each row execute function refuse_change();
create trigger append_only_all before truncate on audit_entries for each statement execute function refuse_change();

/*
 * The only way into the trail: locks the head of the chain, numbers and hashes each entry, moves the head.
 * Text that is hashed: the fields in this order, joined by U+001F, times in UTC with microseconds, detail as jsonb prints it.
 * scripts/audit-verify.ts computes the same without this function.
 */
create function audit_append(target_chain text, entries jsonb) returns void language plpgsql security definer set search_path = public as $$
declare
  entry jsonb;
  head_seq bigint;
  head_hash text;
  next_hash text;
begin
  insert into audit_heads (chain, seq, hash) values (target_chain, 0, repeat('0', 64)) on conflict (chain) do nothing;
  select seq, hash into head_seq, head_hash from audit_heads where chain = target_chain for update;
  for entry in select value from jsonb_array_elements(entries) loop
    head_seq := head_seq + 1;
    next_hash := encode(sha256(convert_to(concat_ws(chr(31), head_hash, target_chain, head_seq,
      to_char((entry->>'at')::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
      to_char((entry->>'realAt')::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
      coalesce(entry->>'actorId', ''), entry->>'actorName', coalesce(entry->>'departmentId', ''), coalesce(entry->>'enterpriseId', ''),
      entry->>'act', entry->>'outcome', entry->>'subjectKind', coalesce(entry->>'subjectId', ''), coalesce(entry->>'complaintId', ''),
      coalesce(entry->>'purpose', ''), (entry->'detail')::text), 'UTF8')), 'hex');
    insert into audit_entries (chain, seq, at, real_at, actor_id, actor_name, department_id, enterprise_id, act, outcome,
      subject_kind, subject_id, complaint_id, purpose, detail, previous_hash, hash)
    values (target_chain, head_seq, (entry->>'at')::timestamptz, (entry->>'realAt')::timestamptz,
      (entry->>'actorId')::uuid, entry->>'actorName', (entry->>'departmentId')::uuid, (entry->>'enterpriseId')::uuid,
      entry->>'act', entry->>'outcome', entry->>'subjectKind', (entry->>'subjectId')::uuid, (entry->>'complaintId')::uuid,
      entry->>'purpose', entry->'detail', head_hash, next_hash);
    head_hash := next_hash;
  end loop;
  update audit_heads set seq = head_seq, hash = head_hash where chain = target_chain;
end $$;

-- Next number of an issuer, word and year: gap-free, because it is taken in the transaction that uses it.
create function next_number(for_issuer text, for_word text, for_year int) returns int language sql as $$
  insert into number_counters (issuer, word, year, last) values (for_issuer, for_word, for_year, 1)
  on conflict (issuer, word, year) do update set last = number_counters.last + 1
  returning last
$$;

-- ── counts ───────────────────────────────────────────────────────────────────────────────────────
create function tally_month(moment timestamptz) returns date language sql immutable as
  $$ select date_trunc('month', moment at time zone 'Asia/Shanghai')::date $$;
create function tally_complaint() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'UPDATE' and (old.status, old.division_code, old.submitted_at) is not distinct from (new.status, new.division_code, new.submitted_at) then
    return null;
  end if;
  if tg_op = 'UPDATE' and old.submitted_at is not null then
    insert into tallies (subject, place, status, month, n) values ('complaint', old.division_code, old.status::text, tally_month(old.submitted_at), -1);
  end if;
  if new.submitted_at is not null then
    insert into tallies (subject, place, status, month, n) values ('complaint', new.division_code, new.status::text, tally_month(new.submitted_at), 1);
  end if;
  return null;
end $$;
create function tally_case() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'UPDATE' then
    if (old.status, old.division_code) is not distinct from (new.status, new.division_code) then return null; end if;
    insert into tallies (subject, place, status, month, n) values ('case', old.division_code, old.status::text, date_trunc('month', old.filed_on)::date, -1);
  end if;
  insert into tallies (subject, place, status, month, n) values ('case', new.division_code, new.status::text, date_trunc('month', new.filed_on)::date, 1);
  return null;
end $$;
create function tally_referral() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'UPDATE' then
    if old.status is not distinct from new.status then return null; end if;
    insert into tallies (subject, place, status, month, n) values ('referral', old.to_department_id::text, old.status::text, tally_month(old.sent_at), -1);
  end if;
  insert into tallies (subject, place, status, month, n) values ('referral', new.to_department_id::text, new.status::text, tally_month(new.sent_at), 1);
  return null;
end $$;
create trigger tally after insert or update on complaints for each row execute function tally_complaint();
create trigger tally after insert or update on cases for each row execute function tally_case();
create trigger tally after insert or update on referrals for each row execute function tally_referral();
create policy officials_read on tallies for select using ((select app_kind()) = 'official');
-- Folds what the triggers wrote: same sums, fewer rows.
create function fold_tallies() returns void language sql security definer set search_path = public as $$
  with gone as (delete from tallies returning subject, place, status, month, n)
  insert into tallies (subject, place, status, month, n)
  select subject, place, status, month, sum(n)::int from gone group by 1, 2, 3, 4 having sum(n) <> 0
$$;

-- How many reviewers have signed, without showing what they gave.
create function signed_scores(site uuid) returns int language sql stable security definer set search_path = public as
  $$ select count(*)::int from site_scores where site_id = site $$;

-- ── what must never break ────────────────────────────────────────────────────────────────────────
create unique index one_open_duty on person_duties (person_id, duty) where ended_at is null;
create unique index one_administrator_each on person_duties (person_id)
  where ended_at is null and duty in ('system_administrator', 'security_administrator', 'audit_administrator');
create unique index one_open_membership on team_members (complaint_id, person_id) where until_at is null;
create unique index one_living_contact_point on contact_points (enterprise_id) where status not in ('refused', 'exited');
create unique index one_living_site on demonstration_sites (enterprise_id) where status not in ('refused', 'revoked', 'expired');
create unique index one_running_clock on clocks (subject_id, kind) where met_on is null and cancelled_on is null;
create unique index one_open_pause on clock_pauses (clock_id) where to_day is null;
create unique index one_open_point_period on contact_point_periods (contact_point_id) where to_day is null;
create unique index one_open_site_period on site_periods (site_id) where to_day is null;
alter table enterprises add constraint some_code check (num_nonnulls(uscc, org_code, reg_no) >= 1);
alter table complaints add constraint number_after_draft check ((status = 'draft') = (number is null));
alter table contact_point_periods add constraint forwards check (to_day is null or to_day >= from_day);
alter table site_periods add constraint forwards check (to_day is null or to_day >= from_day);
alter table referral_items add constraint one_thing check (num_nonnulls(field, evidence_id) = 1);
alter table persons add constraint side check (
  (kind = 'official') = (department_id is not null) and (kind = 'official' or enterprise_role is not null));
create index complaints_team on complaints using gin (team);
create index cases_team on cases using gin (team);

-- ── Chinese search: pieces of two characters, so that words of two find their index ──────────────
create function search_pieces(source text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct substr(folded, i, 2)), '{}')
  from (select lower(regexp_replace(coalesce(source, ''), '\s+', '', 'g')) as folded) f,
       generate_series(1, greatest(length(folded) - 1, 1)) as i
  where length(folded) > 0
$$;
alter table enterprises drop column search, add column search text generated always as
  (lower(name || ' ' || coalesce(uscc, '') || ' ' || coalesce(org_code, '') || ' ' || coalesce(reg_no, ''))) stored;
alter table complaints drop column search, add column search text generated always as (lower(coalesce(number, '') || ' ' || coalesce(title, ''))) stored;
alter table cases drop column search, add column search text generated always as (lower(number || ' ' || title)) stored;
create index enterprises_search on enterprises using gin (search_pieces(search));
create index complaints_search on complaints using gin (search_pieces(search));
create index cases_search on cases using gin (search_pieces(search));

-- ── rights of the application role ───────────────────────────────────────────────────────────────
grant usage on schema public to humi_app;
create index complaints_due on complaints (due_on) where status in ('submitted', 'returned', 'verifying', 'proposed');
create index cases_due on cases (due_on) where status <> 'closed';
create index referrals_due on referrals (due_on) where status in ('sent', 'accepted');

grant select, insert, update on all tables in schema public to humi_app;
grant delete on idempotency_keys, saved_views, sessions, single_use_links, sign_in_throttles to humi_app;
revoke insert, update on audit_entries, audit_heads from humi_app;
do $$ begin
  if to_regclass('_prisma_migrations') is not null then revoke all on _prisma_migrations from humi_app; end if;
end $$;
revoke insert, update on tallies from humi_app;
grant usage on all sequences in schema public to humi_app;
revoke execute on function audit_append(text, jsonb) from public;
grant execute on function audit_append(text, jsonb) to humi_app;

-- Whose complaint it is, for the trail of a look: answers those who may see the complaint or hold a referral of it.
create function enterprise_of(complaint uuid) returns uuid language plpgsql stable security definer set search_path = public as $$
declare owner_of uuid;
begin
  select c.enterprise_id into owner_of from complaints c where c.id = complaint and (
    c.enterprise_id = app_enterprise() or app_person() = any (c.team) or app_regulator()
    or exists (select 1 from app_received(complaint)));
  return owner_of;
end $$;

-- The team behind a referral, so that a department's answer finds its readers without the department seeing the complaint.
create function referral_senders(referral uuid) returns table (person_id uuid) language sql stable security definer set search_path = public as $$
  select unnest(c.team) from referrals r join complaints c on c.id = r.complaint_id
  where r.id = referral and (r.to_department_id = app_department() or app_person() = any (c.team))
$$;
