-- Two records of one firm become one: the other is `merged`. A new value can be used only after its own transaction.
alter type enterprise_status add value 'merged';
-- Both records had a contact point: one of the two plaques goes back.
alter type point_exit_ground add value 'duplicate';
