import { z } from "zod";
import { parseDay, parseMoment } from "@/kernel/days";

const text = z.string().trim().max(200);
const day = z.string().transform(parseDay);

/** The filter of the trail as it stands in an address. What can't be read is left out, as if it had not been set. */
const auditFilter = z.object({
  person: text.optional().catch(undefined),
  /** The id of the account that acted: of two people with one name the name names both. */
  account: z.uuid().optional().catch(undefined),
  act: text.optional().catch(undefined),
  outcome: z.enum(["done", "refused"]).optional().catch(undefined),
  kind: text.optional().catch(undefined),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  /** The moment up to which a figure counted: reading the trail is itself an entry in it. */
  until: z.iso.datetime().refine(parseMoment).optional().catch(undefined),
  number: text.optional().catch(undefined),
});
export type AuditFilter = z.output<typeof auditFilter>;

/** Reads the filter out of a query; empty fields of the form count as not set. */
export function readAuditFilter(query: Readonly<Record<string, string | readonly string[] | undefined>>): AuditFilter {
  return auditFilter.parse(Object.fromEntries(Object.entries(query).filter(([, value]) => value !== "")));
}

export type AuditCursor = { readonly at: Date; readonly chain: string; readonly seq: bigint };

/** A place in the trail as it stands in an address: moment, chain, number. */
export function auditCursorText({ at, chain, seq }: AuditCursor): string {
  return `${at.toISOString()}~${chain}~${seq}`;
}

/** Reads such a place; whatever isn't one is none, and the list begins at its beginning. */
export function parseAuditCursor(text: string | undefined): AuditCursor | undefined {
  const [at = "", chain = "", seq = ""] = (text ?? "").split("~");
  const moment = parseMoment(at);
  if (!moment || !chain || !/^\d{1,18}$/.test(seq)) return undefined;
  return { at: moment, chain, seq: BigInt(seq) };
}
