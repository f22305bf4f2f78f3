-- What a department got is said whole by `app_received`: its referrals that weren't withdrawn, for its handlers. Asked under the row-level security of
-- referrals, of their items and of files besides, each sealed field of a referral's page took as long as the page's other statements.
ALTER FUNCTION app_received_seal(uuid, text) SECURITY DEFINER SET search_path = public;
ALTER FUNCTION app_received_file(uuid, uuid, uuid) SECURITY DEFINER SET search_path = public;
