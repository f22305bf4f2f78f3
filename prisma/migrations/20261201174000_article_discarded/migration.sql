-- A draft that was given up was never out, so it isn't withdrawn: a status of its own. (A value of an enum is used only after it was added.)
alter type article_status add value 'discarded';
