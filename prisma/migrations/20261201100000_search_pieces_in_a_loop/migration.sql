-- The pieces of a text, as before, in a loop: a query of their own has to be begun, sorted and ended for each row that comes into a searched
-- table and for each that a search looks at again, which takes several times as long. Pieces that come twice are one in an index and to `@>`.
create or replace function search_pieces(source text) returns text[] language plpgsql immutable parallel safe as $$
declare
  folded constant text := lower(regexp_replace(coalesce(source, ''), '\s+', '', 'g'));
  pieces text[] := '{}';
begin
  if folded = '' then return pieces; end if;
  for i in 1 .. greatest(length(folded) - 1, 1) loop pieces[i] := substr(folded, i, 2); end loop;
  return pieces;
end $$;
