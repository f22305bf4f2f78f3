-- Names of files betray, so they lie sealed under the key of their contact point, as those of proofs do: field admission/<id> of sealed_values.
alter table admission_files drop column name;
create policy admission on sealed_values for all
  using (field like 'admission/%' and (
    exists (select from contact_points p where p.id = record_id and p.enterprise_id = (select app_enterprise()))
    or ((select app_admits()) and exists (select from admission_files f where f.contact_point_id = record_id))));
