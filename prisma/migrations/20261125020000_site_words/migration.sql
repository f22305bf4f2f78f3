-- A word that an enum learns can be used only once it is committed: the tables that use these follow in the next migration.
alter type duty add value 'site_reviewer';
alter type site_status add value 'draft';
alter type site_status add value 'on_site';
alter type site_status add value 'reconciling';
alter type site_status add value 'panel';
alter type site_status add value 'meeting';
alter type site_status add value 'rectifying';
