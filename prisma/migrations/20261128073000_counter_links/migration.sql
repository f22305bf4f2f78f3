-- The firm confirms by mail what an office typed for it. A new value can be used only after its own transaction.
alter type link_purpose add value 'counter_filing';
