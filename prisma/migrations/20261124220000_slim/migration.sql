-- A policy that looks through other tables carries their policies with it, and theirs: a look at one sealed text set up a plan of a thousand nodes,
-- most of which were never run (1.5 ms of 1.6; docs/performance.md). What is seldom asked becomes a function, which is planned when it is first
-- called and asks as the same person under the same row-level security. Nobody sees a row more or less.

create function app_sees_subject(kind text, subject uuid) returns boolean language plpgsql stable as $$
begin
  if kind = 'referral' then return exists (select 1 from referrals r where r.id = subject); end if;
  if kind = 'enterprise' then return exists (select 1 from enterprises e where e.id = subject); end if;
  if kind = 'contact-point' then return exists (select 1 from contact_points p where p.id = subject); end if;
  if kind = 'demonstration-site' then return exists (select 1 from demonstration_sites s where s.id = subject); end if;
  return false;
end $$;
alter policy through_subject on clocks using (
  (complaint_id is not null and exists (select 1 from complaints c where c.id = complaint_id)) or app_sees_subject(subject_kind, subject_id)
);

create function app_asks_to_join(person uuid) returns boolean language plpgsql stable as
  $$ begin return exists (select 1 from join_requests j where j.person_id = person); end $$;
alter policy asks_to_join on persons using (kind = 'enterprise' and app_asks_to_join(id));

-- `app_received` answers department handlers alone: others needn't ask it.
create function app_received_file(file uuid, complaint uuid, referral uuid) returns boolean language plpgsql stable as $$
begin
  return referral in (select app_received(complaint))
    or exists (select 1 from referral_items i where i.evidence_id = file and i.referral_id in (select app_received(complaint)));
end $$;
alter policy received on evidence using (
  (select app_kind() = 'official' and app_has('department_handler')) and app_received_file(id, complaint_id, referral_id)
);

create function app_received_seal(complaint uuid, name text) returns boolean language plpgsql stable as $$
begin
  return exists (
    select 1 from referrals r
    where r.complaint_id = complaint and r.id in (select app_received(complaint))
      and (
        name like 'referral/' || r.id || '/%'
        or exists (
          select 1 from referral_items i
          where i.referral_id = r.id and (i.field = name or 'evidence/' || i.evidence_id = name)
        )
        or exists (select 1 from evidence e where e.referral_id = r.id and 'evidence/' || e.id = name)
      )
  );
end $$;
alter policy received on sealed_values using (
  (select app_kind() = 'official' and app_has('department_handler')) and app_received_seal(record_id, field)
);

create function app_own_file(complaint uuid, name text) returns boolean language plpgsql stable as
  $$ begin return exists (select 1 from evidence e where e.complaint_id = complaint and 'evidence/' || e.id = name); end $$;
alter policy firm on sealed_values using (
  (select app_enterprise()) is not null and field not like 'note/%' and field not like 'referral/%'
  and exists (select 1 from complaints c where c.id = record_id and c.enterprise_id = app_enterprise())
  and (field not like 'evidence/%' or app_own_file(record_id, field))
);
