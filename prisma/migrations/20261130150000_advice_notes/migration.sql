-- What the firm answered to an advice and what was said to it, each time: nothing takes another's place.
CREATE TABLE "visit_advice_notes" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "advice_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "text" TEXT,
    "due_on" DATE,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "visit_advice_notes_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "visit_advice_notes_step" CHECK ("step" in ('answer', 'settle', 'reopen', 'drop'))
);

CREATE INDEX "visit_advice_notes_visit_id_idx" ON "visit_advice_notes"("visit_id");

ALTER TABLE "visit_advice_notes" ADD CONSTRAINT "visit_advice_notes_advice_id_fkey" FOREIGN KEY ("advice_id") REFERENCES "visit_advice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table visit_advice_notes enable row level security;
alter table visit_advice_notes force row level security;
create policy system_all on visit_advice_notes for all using ((select app_system())) with check ((select app_system()));
create policy owner_all on visit_advice_notes for all to humi_owner using (true) with check (true);
create policy through_visit on visit_advice_notes for select using (exists (select 1 from visits v where v.id = visit_id));
create policy by_whom on visit_advice_notes for insert
  with check (person_id = (select app_person())
    and exists (select 1 from visit_advice a where a.id = advice_id and a.visit_id = visit_advice_notes.visit_id));
grant select, insert on visit_advice_notes to humi_app;

-- What stands: the last answer, and the last reason with whoever the trail says gave it.
insert into visit_advice_notes (advice_id, visit_id, step, text, person_id, at)
select id, visit_id, 'answer', answer, answered_by_id, answered_at from visit_advice
where answer is not null and answered_by_id is not null and answered_at is not null;
insert into visit_advice_notes (advice_id, visit_id, step, text, due_on, person_id, at)
select a.id, a.visit_id, e.detail->>'step', a.reason, case when e.detail->>'step' = 'reopen' then a.due_on end, e.actor_id, e.at
from visit_advice a
cross join lateral (
  select t.actor_id, t.at, t.detail from audit_entries t
  where t.subject_id = a.id and t.act = 'step.visit-advice' and t.outcome = 'done' and t.actor_id is not null
    and t.detail->>'step' in ('reopen', 'drop')
  order by t.at desc limit 1) e
where a.reason is not null;

alter table visit_advice drop column answer, drop column answered_at, drop column answered_by_id, drop column reason;
