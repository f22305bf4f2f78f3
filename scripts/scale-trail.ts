import { createHash } from "node:crypto";
import type { Row } from "./scale-copy";
import type { Person } from "./scale-people";

/** The trail of what never happened, chained as the portal chains what does. */

type Detail = Readonly<Record<string, string | readonly string[]>>;
export type Act = {
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly complaintId?: string;
  readonly enterpriseId: string;
  readonly purpose?: string;
  readonly detail: Detail;
};
type Entry = { readonly at: Date; readonly by: Person; readonly act: Act };
export type Head = { readonly chain: string; readonly seq: number; readonly hash: string };

export type Trail = {
  add(at: Date, by: Person, act: Act): void;
  /** All rows, chain by chain, in order of time; what it returns at the end are the heads. */
  rows(): Generator<Row, Head[]>;
};

export function newTrail(): Trail {
  const chains = new Map<string, Entry[]>();
  return {
    add(at, by, act) {
      const entries = chains.get(by.chain);
      if (entries) entries.push({ at, by, act });
      else chains.set(by.chain, [{ at, by, act }]);
    },
    *rows() {
      const heads: Head[] = [];
      for (const [chain, entries] of chains) {
        let hash = "0".repeat(64);
        let seq = 0;
        for (const entry of entries.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
          const previous = hash;
          const detail = jsonb(entry.act.detail);
          hash = hashOf({ chain, seq: ++seq, previous, detail }, entry);
          yield rowOf({ chain, seq, previous, hash, detail }, entry);
        }
        heads.push({ chain, seq, hash });
      }
      return heads;
    },
  };
}

type Place = { readonly chain: string; readonly seq: number; readonly previous: string; readonly detail: string };

/** As `audit_append` in the database and `platform/trail-check.ts` do, with nothing but the fields in common. */
function hashOf({ chain, seq, previous, detail }: Place, { at, by, act }: Entry): string {
  const time = at.toISOString().replace("Z", "000");
  const fields = [
    previous,
    chain,
    seq,
    time,
    time,
    by.id,
    by.name,
    by.departmentId ?? "",
    act.enterpriseId,
    act.act,
    "done",
    act.subjectKind,
    act.subjectId,
    act.complaintId ?? "",
    act.purpose ?? "",
    detail,
  ];
  return createHash("sha256").update(fields.join("\u001f")).digest("hex");
}

function rowOf({ chain, seq, previous, hash, detail }: Place & { readonly hash: string }, { at, by, act }: Entry): Row {
  return {
    chain,
    seq,
    at,
    real_at: at,
    actor_id: by.id,
    actor_name: by.name,
    department_id: by.departmentId,
    enterprise_id: act.enterpriseId,
    act: act.act,
    outcome: "done",
    subject_kind: act.subjectKind,
    subject_id: act.subjectId,
    complaint_id: act.complaintId ?? null,
    purpose: act.purpose ?? null,
    detail,
    previous_hash: previous,
    hash,
  };
}

/** As PostgreSQL prints jsonb: shorter keys first, a space after each colon and comma. */
function jsonb(detail: Detail): string {
  const keys = Object.keys(detail).toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return `{${keys.map((key) => `${JSON.stringify(key)}: ${textOf(detail[key] ?? "")}`).join(", ")}}`;
}

function textOf(value: string | readonly string[]): string {
  return typeof value === "string"
    ? JSON.stringify(value)
    : `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
}
