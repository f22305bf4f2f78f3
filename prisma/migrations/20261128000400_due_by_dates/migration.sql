-- As before, comparing days instead of years taken out of them, which are numbers of any length to the database.
create or replace function service_due(of_year int, due_month int, grace_months int, admitted date) returns date language sql immutable parallel safe as $$
  select case
    when admitted >= make_date(of_year + 1, 1, 1) or admitted + make_interval(months => grace_months) >= make_date(of_year + 1, 1, 1) then null
    else greatest((make_date(of_year, due_month, 1) + interval '1 month - 1 day')::date, (admitted + make_interval(months => grace_months))::date)
  end
$$;
