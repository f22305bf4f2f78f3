-- Who asks to join is known to the firm's owner, and to regulators and administrators by policies of their own. Whoever isn't an owner needn't be
-- asked person by person: it cost the security administrator some 100 ms on every page.
alter policy asks_to_join on persons using (kind = 'enterprise' and (select app_owns_firm()) and app_asks_to_join(id));
