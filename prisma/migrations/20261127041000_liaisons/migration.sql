-- Leaders and liaisons of contact points: who it was from when to when, and changes that the new person confirms by mail.

-- AlterEnum
ALTER TYPE "link_purpose" ADD VALUE 'contact_person';

-- CreateEnum
CREATE TYPE "contact_role" AS ENUM ('leader', 'liaison');

-- CreateEnum
CREATE TYPE "contact_change_status" AS ENUM ('asked', 'confirmed', 'refused', 'withdrawn', 'expired');

-- CreateTable
CREATE TABLE "contact_terms" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "contact_point_id" UUID NOT NULL,
    "enterprise_id" UUID NOT NULL,
    "role" "contact_role" NOT NULL,
    "name" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,

    CONSTRAINT "contact_terms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_changes" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "contact_point_id" UUID NOT NULL,
    "enterprise_id" UUID NOT NULL,
    "division_code" TEXT NOT NULL,
    "role" "contact_role" NOT NULL,
    "status" "contact_change_status" NOT NULL DEFAULT 'asked',
    "name" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "mobile" TEXT,
    "email" TEXT,
    "asked_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "due_on" DATE,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "contact_changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "contact_terms_contact_point_id_idx" ON "contact_terms"("contact_point_id");

-- CreateIndex
CREATE INDEX "contact_changes_contact_point_id_idx" ON "contact_changes"("contact_point_id");

-- CreateIndex
CREATE INDEX "contact_changes_status_due_on_idx" ON "contact_changes"("status", "due_on");

-- AddForeignKey
ALTER TABLE "contact_terms" ADD CONSTRAINT "contact_terms_contact_point_id_fkey" FOREIGN KEY ("contact_point_id") REFERENCES "contact_points"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_changes" ADD CONSTRAINT "contact_changes_contact_point_id_fkey" FOREIGN KEY ("contact_point_id") REFERENCES "contact_points"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever sees a point sees its people, of now and of before, and who was asked. The firm asks and withdraws; who confirms is nobody here: the system's.
do $$
declare t text;
begin
  foreach t in array array['contact_terms', 'contact_changes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
    execute format('create policy own on %I for all using (enterprise_id = (select app_enterprise())) with check (enterprise_id = (select app_enterprise()))', t);
    execute format('grant select, insert, update on %I to humi_app', t);
  end loop;
end $$;
create policy regulators on contact_terms for all
  using ((select app_regulator()) and exists (select 1 from contact_points p where p.id = contact_point_id))
  with check ((select app_regulator()) and exists (select 1 from contact_points p where p.id = contact_point_id));
create policy regulators on contact_changes for select
  using ((select app_regulator()) and ((select app_city()) or division_code = (select app_division())));
create policy firm_asks on single_use_links for insert
  with check ((select app_enterprise()) is not null and purpose::text = 'contact_person');
create policy contact_history on audit_entries for select
  using ((select app_regulator()) and complaint_id is null and subject_kind = 'contact-change'
    and ((select app_city()) or exists (select 1 from enterprises e where e.id = enterprise_id)));

create unique index one_term_each on contact_terms (contact_point_id, role) where to_day is null;
create unique index one_asked_each on contact_changes (contact_point_id, role) where status = 'asked';
alter table contact_terms add constraint forwards check (to_day is null or to_day >= from_day);
alter table contact_changes add constraint reached_while_asked check ((status = 'asked') = (email is not null and mobile is not null and due_on is not null));

-- Who leads and who links now has done so since the point's first day, as far as anybody knows.
insert into contact_terms (contact_point_id, enterprise_id, role, name, post, from_day, to_day)
select p.id, p.enterprise_id, r.role::contact_role, r.name, r.post, d.from_day, case when p.status = 'exited' then d.to_day end
from contact_points p
cross join lateral (values ('leader', p.leader_name, p.leader_post), ('liaison', p.liaison_name, p.liaison_post)) r (role, name, post)
cross join lateral (select min(from_day) as from_day, max(to_day) as to_day from contact_point_periods d where d.contact_point_id = p.id) d
where p.number is not null and d.from_day is not null;
