-- What both sides of a referral did with it, step by step, for either of them: a department reads no trail but its own acts, and the sender's part
-- of the exchange is no secret to it. Guarded as the referral itself is.
create function referral_course(referral uuid) returns table (seq bigint, step text, at timestamptz, by_name text, unit_zh text, unit_en text)
  language sql stable security definer set search_path = public as $$
  with seen as (
    select r.id from referrals r join complaints c on c.id = r.complaint_id
    where r.id = referral and ((r.to_department_id = app_department() and r.status <> 'withdrawn' and app_has('department_handler'))
      or app_reads_case(c.team, c.division_code))
  )
  select a.seq, case a.act when 'begin.referral' then 'begin' else a.detail ->> 'step' end, a.at, a.actor_name, d.name_zh, d.name_en
  from seen s join audit_entries a on a.subject_id = s.id left join departments d on d.id = a.department_id
  where a.subject_kind = 'referral' and a.act in ('begin.referral', 'step.referral') and a.outcome = 'done'
  order by a.at desc, a.seq desc
$$;
