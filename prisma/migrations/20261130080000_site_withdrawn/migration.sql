-- A firm takes its application back: a status of its own. (A value of an enum is used only after it was added.)
alter type site_status add value 'withdrawn';
