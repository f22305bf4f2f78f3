-- A list that was applied is undone: firms that it made are taken off the register. A new value can be used only after its own transaction.
alter type enterprise_status add value 'withdrawn';
alter type enterprise_import_status add value 'undoing';
alter type enterprise_import_status add value 'undone';
