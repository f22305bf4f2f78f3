-- A firm is invited again after its application or point has ended, or after a while; each time it is kept how the invitation reached it.
alter table point_invitations add column id uuid not null default uuidv7(), add column way text not null default 'account';
alter table point_invitations drop constraint point_invitations_pkey, add primary key (id);
alter table point_invitations add constraint a_known_way check (way in ('account', 'mail', 'telephone', 'visit', 'letter'));
create index point_invitations_enterprise_id_invited_at_idx on point_invitations (enterprise_id, invited_at desc);
