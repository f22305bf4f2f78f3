-- Complaints and cases are the leading department's: the second lock says so itself, and doesn't lean on who may be given which duty.
-- (Their conditions are otherwise those that stand now.)
do $$
declare t text; condition text;
begin
  foreach t in array array['complaints', 'cases'] loop
    select pg_get_expr(polqual, polrelid) into condition from pg_policy where polrelid = t::regclass and polname = 'officials';
    execute format('alter policy officials on %I using ((select app_regulator()) and (%s))', t, condition);
  end loop;
end $$;
