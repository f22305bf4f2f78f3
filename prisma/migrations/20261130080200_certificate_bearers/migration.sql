-- Whoever checks a certificate is told how the firm that holds it is called by now, and whether it still is one: both are published by the
-- market regulator anyway, and only of firms that hold a certificate.
create function certificate_bearer(enterprise uuid) returns table (name text, standing text) language sql stable security definer set search_path = public as $$
  select e.name, e.standing::text from enterprises e where e.id = enterprise and exists (select from certificates c where c.enterprise_id = e.id)
$$;
