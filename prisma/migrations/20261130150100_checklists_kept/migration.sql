-- The coordinator writes the next version of a checklist; who reads which stays as it is.
create policy lead_writes on visit_checklists for all
  using ((select app_regulator() and app_city() and app_has('coordinator')))
  with check ((select app_regulator() and app_city() and app_has('coordinator')));
