-- Whether anything ever lay in a town of that name: the same answer for whoever asks, so that one without a firm in the register
-- looks like one with few. Says nothing of who it is.
create function is_town(asked text) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from clusters c where asked = any (c.towns))
    or exists (select 1 from enterprises e where e.town = asked)
    or exists (select 1 from period_versions v where v.town = asked)
$$;
