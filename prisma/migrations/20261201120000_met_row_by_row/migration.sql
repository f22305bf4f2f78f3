-- Whether a record met a clock, as `subjects_met` says of all: asked of each row of whoever sees few. To look up what the city met in a year for the few
-- hundred that are his took half a second.
CREATE FUNCTION record_met(subject text, record uuid, kinds text, from_day date, after_day date, in_time boolean) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 1000 SET search_path = public AS $$
begin
  return exists (select from clocks k
    where k.subject_id = record and k.subject_kind = subject and k.kind like kinds and k.met_on >= from_day and k.met_on < after_day and app_kind() = 'official'
      and (in_time is null or in_time = not coalesce(k.met_on > k.due_on or k.met_at > k.due_at, false)));
end $$;
REVOKE EXECUTE ON FUNCTION record_met(text, uuid, text, date, date, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_met(text, uuid, text, date, date, boolean) TO humi_app;
