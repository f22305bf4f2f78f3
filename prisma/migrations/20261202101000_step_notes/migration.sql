-- What is written with a step of a contact point or a demonstration site stays, each time (docs/decisions/0194): the row of the record holds the last
-- reason alone, so that why a point was suspended was gone on the day on which it was resumed.
CREATE TABLE "step_notes" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "step_notes_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "step_notes_subject_kind" CHECK ("subject_kind" in ('contact-point', 'demonstration-site'))
);

CREATE INDEX "step_notes_subject_id_idx" ON "step_notes"("subject_id");

-- Whoever sees the record reads them: the firm, its bureau, the city; of a site also whoever was named for it. What officials say to each other about a
-- reassessment is theirs. Nobody changes one.
create function app_sees_point(point uuid) returns boolean language plpgsql stable as $$
begin return exists (select from contact_points p where p.id = point); end $$;
create function app_reads_notes(kind text, subject uuid) returns boolean language plpgsql stable as $$
begin
  if kind = 'demonstration-site' then return app_own_site(subject) or app_sees_site(subject); end if;
  return app_own_point(subject) or (app_regulator() and app_sees_point(subject));
end $$;
alter table step_notes enable row level security;
alter table step_notes force row level security;
create policy system_all on step_notes for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on step_notes for all to humi_owner using (true) with check (true);
create policy with_record on step_notes for select
  using ((step <> 'turnDown' or (select app_enterprise()) is null) and app_reads_notes(subject_kind, subject_id));
create policy by_whom on step_notes for insert
  with check (person_id = (select app_person()) and app_reads_notes(subject_kind, subject_id));
grant select, insert on step_notes to humi_app;

-- What stands in the rows, as the note of whoever the trail says took that step last; of a reason, where that step was the last that had one.
with noted (act, step, text_of, subject_kind) as (values
  ('step.contact-point', '{return,refuse,suspend,exit}'::text[], 'reason', 'contact-point'),
  ('step.demonstration-site', '{return,sendBack,refuse,rectify,revoke}'::text[], 'reason', 'demonstration-site'),
  ('step.demonstration-site', '{recommend}'::text[], 'recommendation', 'demonstration-site'),
  ('step.demonstration-site', '{report}'::text[], 'rectification', 'demonstration-site')
), records (subject_kind, id, text_of, text) as (
  select 'contact-point', id, 'reason', reason from contact_points
  union all select 'demonstration-site', id, 'reason', reason from demonstration_sites
  union all select 'demonstration-site', id, 'recommendation', recommendation from demonstration_sites
  union all select 'demonstration-site', id, 'rectification', rectification from demonstration_sites
)
insert into step_notes (subject_kind, subject_id, step, text, person_id, at)
select r.subject_kind, r.id, e.step, r.text, e.actor_id, e.at
from records r join noted n using (subject_kind, text_of)
cross join lateral (
  select t.actor_id, t.at, t.detail ->> 'step' as step from audit_entries t
  where t.subject_id = r.id and t.act = n.act and t.outcome = 'done' and t.actor_id is not null and t.detail ->> 'step' = any (n.step)
  order by t.at desc limit 1
) e
where r.text is not null;
