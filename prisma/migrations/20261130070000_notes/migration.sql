-- What an official writes with a step, or beside it, is a note: a row of who wrote it when, its text sealed under a field of its own. Until
-- now the opinion and the reasons of a complaint and of a referral stood in one field each, and the next one took the place of the last.
alter table case_notes rename to notes;
alter table notes rename constraint case_notes_pkey to notes_pkey;
alter table notes
  add column complaint_id uuid references complaints (id) on delete restrict on update cascade,
  add column referral_id uuid references referrals (id) on delete restrict on update cascade,
  add column step text,
  add column field text;
update notes n set complaint_id = k.complaint_id, field = 'note/' || n.id from cases k where k.id = n.case_id;
drop policy whole on notes;
alter table notes drop column case_id;

-- What was written before stays where it was sealed, as the note of whoever took that step last.
insert into notes (complaint_id, referral_id, step, person_id, at, field)
select s.record_id, null, 'complaint.' || e.step, e.actor_id, e.at, s.field from sealed_values s
join lateral (
  select a.actor_id, a.at, a.detail ->> 'step' as step from audit_entries a
  where a.complaint_id = s.record_id and a.act = 'step.complaint' and a.outcome = 'done' and a.actor_id is not null
    and a.detail ->> 'step' = case s.field when 'note/proposal' then 'propose' when 'note/send-back' then 'sendBack' else 'passOn' end
  order by a.at desc limit 1
) e on true
where s.field in ('note/proposal', 'note/send-back', 'note/pass-on');
insert into notes (complaint_id, referral_id, step, person_id, at, field)
select r.complaint_id, r.id, 'referral.' || e.step, e.actor_id, e.at, s.field from referrals r
join sealed_values s on s.record_id = r.complaint_id and s.field = 'referral/' || r.id || '/reason'
join lateral (
  select a.actor_id, a.at, a.detail ->> 'step' as step from audit_entries a
  where a.subject_id = r.id and a.act = 'step.referral' and a.outcome = 'done' and a.actor_id is not null
    and a.detail ->> 'step' in ('decline', 'resend', 'withdraw')
  order by a.at desc limit 1
) e on true;

alter table notes alter column complaint_id set not null, alter column field set not null;
create unique index notes_complaint_id_field_key on notes (complaint_id, field);
create index notes_complaint_id_at_idx on notes (complaint_id, at);

-- The team and the leader read them all; the department that holds a referral reads what was written on it. Nobody changes one.
create policy whole on notes for all
  using (exists (select 1 from complaints c where c.id = complaint_id
    and app_kind() = 'official' and app_reads_whole(c.team, c.division_code, c.status)));
create policy received on notes for all
  using ((select app_kind() = 'official' and app_has('department_handler')) and referral_id is not null
    and referral_id in (select app_received(complaint_id)));
revoke update, delete on notes from humi_app;
