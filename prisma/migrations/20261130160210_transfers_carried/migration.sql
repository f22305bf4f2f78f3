-- A complaint carries what a department handed over: whoever files cases there, or takes complaints in, ties the two, and the complaint's team reads it
-- (docs/decisions/0150).
alter type transfer_answer add value 'carried';

alter table transfers add column complaint_id uuid references complaints (id) on delete restrict on update cascade;
create index transfers_complaint_id_idx on transfers (complaint_id);
-- As texts: a new value of an enum can't be used in the transaction that adds it.
alter table transfers add constraint carried_by_a_complaint check (
  (answer::text is distinct from 'carried' or complaint_id is not null) and (complaint_id is null or answer::text in ('registered', 'carried')));

-- On the team of the complaint that carries it, in duty, in the bureau of its division: as `readsTransfer` in src/programme/transfers/policy.ts.
create function app_on_team_of(complaint uuid) returns boolean language plpgsql stable as $$
begin
  return complaint is not null and exists (
    select from complaints c where c.id = complaint and c.division_code = app_division() and app_officer() = any (c.team));
end $$;

create policy carrying_team on transfers for select using (
  complaint_id is not null and status = 'answered' and (select app_kind()) = 'official' and (select app_officer()) is not null and app_on_team_of(complaint_id));
create policy bureau_carries on transfers for update
  using (status in ('accepted', 'answered') and app_receives_transfers(division_code))
  with check (status = 'answered' and app_receives_transfers(division_code)
    and exists (select from complaints c where c.id = complaint_id and c.status <> 'draft' and c.division_code = (select app_division())));

create or replace function app_opens_transfer(transfer uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from transfers t where t.id = transfer
    and (app_hands_over(t.from_department_id) or app_receives_transfers(t.division_code) or app_on_team_of(t.complaint_id)));
end $$;
