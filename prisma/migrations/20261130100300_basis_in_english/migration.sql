-- On what a term rests, for readers of English: of the programme's own agreements. The text of a law stays its own.
alter table time_limits add column basis_en text check (basis_en <> '');
