import { grouped } from "./format";

/** A hash: whole in groups of eight, or its first and last eight characters with the whole in the title. */
export function Hash({ value, short }: { readonly value: string; readonly short?: boolean }) {
  if (!short) return <span className="hash">{grouped(value)}</span>;
  return (
    <abbr className="hash quiet" title={grouped(value)}>
      {value.slice(0, 8)}…{value.slice(-8)}
    </abbr>
  );
}
