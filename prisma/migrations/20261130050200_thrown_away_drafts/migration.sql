-- A draft of the next questions can be thrown away, by the coordinator, in the state that he saw; nothing hangs on it, and its number is free again.
-- The right to delete is this function's alone: no command can delete a version that has a day.
create function discard_questions(draft int, seen int) returns int language plpgsql security definer set search_path = public as $$
declare n int;
begin
  if not app_keeps_questions() then return 0; end if;
  delete from assessment_questionnaires where version = draft and revision = seen and valid_from is null;
  get diagnostics n = row_count;
  return n;
end $$;
revoke all on function discard_questions(int, int) from public;
grant execute on function discard_questions(int, int) to humi_app;
