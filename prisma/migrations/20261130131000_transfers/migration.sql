-- A department hands a matter over to the bureau: the other direction of referrals, with no case before it (docs/decisions/0131).

-- CreateEnum
CREATE TYPE "transfer_ground" AS ENUM ('no_crime', 'slight', 'found');

-- CreateEnum
CREATE TYPE "transfer_status" AS ENUM ('draft', 'sent', 'accepted', 'returned', 'answered', 'withdrawn');

-- CreateEnum
CREATE TYPE "transfer_answer" AS ENUM ('registered', 'not_followed');

-- CreateTable
CREATE TABLE "transfers" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "number" TEXT,
    "ground" "transfer_ground" NOT NULL,
    "from_department_id" UUID NOT NULL,
    "division_code" TEXT NOT NULL,
    "status" "transfer_status" NOT NULL DEFAULT 'draft',
    "written_by_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ,
    "answer" "transfer_answer",
    "answered_at" TIMESTAMPTZ,
    "source_number" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "due_on" DATE,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "transfers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer_files" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "transfer_id" UUID NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "hashed_by" TEXT NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "transfer_files_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "transfers_number_key" ON "transfers"("number");

-- CreateIndex
CREATE UNIQUE INDEX "transfers_source_number_key" ON "transfers"("source_number");

-- CreateIndex
CREATE INDEX "transfers_from_department_id_due_on_id_idx" ON "transfers"("from_department_id", "due_on", "id");

-- CreateIndex
CREATE INDEX "transfers_division_code_due_on_id_idx" ON "transfers"("division_code", "due_on", "id");

-- CreateIndex
CREATE INDEX "transfers_due_on_id_idx" ON "transfers"("due_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_files_transfer_id_sha256_size_key" ON "transfer_files"("transfer_id", "sha256", "size");

-- AddForeignKey
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_from_department_id_fkey" FOREIGN KEY ("from_department_id") REFERENCES "departments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_files" ADD CONSTRAINT "transfer_files_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "transfers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table transfers
  add constraint numbered_when_sent check ((number is not null) = (sent_at is not null) and (status in ('draft', 'withdrawn') or number is not null)),
  add constraint answered_once check ((answer is not null) = (status = 'answered') and (answer is not null) = (answered_at is not null)),
  add constraint source_of_registered check ((source_number is not null) = (answer is not distinct from 'registered'));

do $$
declare t text;
begin
  foreach t in array array['transfers', 'transfer_files'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update on transfers to humi_app;
grant select, insert on transfer_files to humi_app;

-- As `handsOver` and `receives` in src/programme/transfers/policy.ts.
create function app_hands_over(department uuid) returns boolean language sql stable as $$
  select coalesce(app_kind() = 'official' and not app_regulator() and department = app_department() and app_has('department_handler'), false)
$$;
create function app_receives_transfers(division text) returns boolean language sql stable as $$
  select coalesce(app_kind() = 'official' and app_regulator() and division = app_division() and (app_has('intake') or app_has('bureau_leader')), false)
$$;

-- Its department's own; of the receiving bureau what was sent to it and stands; the coordinator that there is one.
create policy handing_over on transfers for select using (app_hands_over(from_department_id));
create policy receiving on transfers for select using (
  status not in ('draft', 'withdrawn') and (select app_kind()) = 'official' and (select app_regulator()) and (
    (select app_city() and app_has('coordinator'))
    or (division_code = (select app_division()) and (select app_has('intake') or app_has('bureau_leader')))));
create policy written on transfers for insert with check (
  app_hands_over(from_department_id) and written_by_id = (select app_person()) and status = 'draft');
create policy department_moves on transfers for update
  using (status in ('draft', 'sent', 'returned') and app_hands_over(from_department_id))
  with check (status in ('draft', 'sent', 'returned', 'withdrawn') and app_hands_over(from_department_id));
create policy desk_moves on transfers for update
  using (status in ('sent', 'accepted') and (select app_has('intake')) and app_receives_transfers(division_code))
  with check (status in ('accepted', 'returned', 'answered') and (select app_has('intake')) and app_receives_transfers(division_code));

-- Who reads what a transfer says, and who writes in it: its department, and the bureau that it was sent to.
create function app_opens_transfer(transfer uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from transfers t where t.id = transfer and (app_hands_over(t.from_department_id) or app_receives_transfers(t.division_code)));
end $$;
create function app_sees_transfer(transfer uuid) returns boolean language plpgsql stable as
  $$ begin return exists (select from transfers t where t.id = transfer); end $$;

create policy through_transfer on transfer_files for select using (app_opens_transfer(transfer_id));
create policy department_adds on transfer_files for insert with check (
  uploaded_by_id = (select app_person())
  and exists (select from transfers t where t.id = transfer_id and t.status in ('draft', 'returned') and app_hands_over(t.from_department_id)));
create policy transfer on sealed_values for all
  using (field like 'transfer/%' and app_opens_transfer(record_id)) with check (field like 'transfer/%' and app_opens_transfer(record_id));
create policy transfer on record_keys for all using (app_opens_transfer(record_id)) with check (app_opens_transfer(record_id));
create policy transfer on clocks for all
  using (subject_kind = 'transfer' and app_sees_transfer(subject_id)) with check (subject_kind = 'transfer' and app_sees_transfer(subject_id));
create policy transfer_history on audit_entries for select
  using ((select app_kind()) = 'official' and subject_kind = 'transfer' and complaint_id is null and app_opens_transfer(subject_id));
