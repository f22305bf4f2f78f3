-- How a firm was told of a circular: how many of its accounts had the notice and the mail, and whether its liaison, who has none, had a mail
-- alone. Of those told before nobody knows.
alter table circular_readers add column told_accounts integer, add column told_liaison boolean;
alter table circular_readers add constraint told_somebody check (told_accounts > 0 or told_liaison);
grant update (told_accounts, told_liaison) on circular_readers to humi_app;
