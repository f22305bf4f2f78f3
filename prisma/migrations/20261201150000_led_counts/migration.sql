-- How many referrals, and visits after cases, a leader's division led: told from the index alone. Under row-level security each of ten thousand rows
-- was fetched and judged for the one number above the list (7 and 22 ms). Nobody but the division's leader is told one.
create function led_referrals() returns int language sql stable security definer set search_path = public set enable_seqscan = off as $$
  select case when app_regulator() and app_has('bureau_leader') then (select count(*)::int from referrals where case_division = app_division()) else 0 end
$$;
create function led_visits() returns int language sql stable security definer set search_path = public set enable_seqscan = off as $$
  select case when app_regulator() and app_has('bureau_leader') then (select count(*)::int from visits where case_division = app_division()) else 0 end
$$;
revoke all on function led_referrals(), led_visits() from public;
grant execute on function led_referrals(), led_visits() to humi_app;
