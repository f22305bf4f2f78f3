import type { z } from "zod";
import { orgCodeOf, parseFirmCode } from "@/kernel/credit-code";
import { type Day, dayFromDate } from "@/kernel/days";
import { InvalidInput } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { regulatorsWith } from "@/platform/people";
import { readForm } from "@/platform/read-form";
import { mayDecideJoin } from "../policy";
import { registerInput } from "./schema";

export type FoundFirm = { readonly id: string; readonly divisionCode: string; readonly hasOwner: boolean };

/**
 * The firm that a code stands for, also when it is registered under another of its codes: one that it has, else one that it had; a credit
 * code carries the organisation code that the firm had before. A record that was merged leads to the one that stands for the firm. For the
 * system alone: nobody may learn whether a firm is registered.
 */
export async function firmOfCode({ tx }: Ctx, code: string): Promise<FoundFirm | undefined> {
  const columns = codeColumns(code);
  const rows = await tx.$queryRaw<FoundFirm[]>`
    with found as (
      select k.enterprise_id, k.to_day is null as current from enterprise_codes k
      where k.mistaken_at is null and ((k.field = 'uscc' and k.code = ${columns.uscc ?? null})
        or (k.field = 'regNo' and k.code = ${columns.regNo ?? null}) or (k.field = 'orgCode' and k.code = ${columns.orgCode ?? null}))
      union all select e.id, true from enterprises e where substr(e.uscc, 9, 9) = ${columns.orgCode ?? null}
    )
    select e.id, e.division_code as "divisionCode",
      exists (select 1 from persons p where p.enterprise_id = e.id and p.enterprise_role = 'owner' and p.status = 'active') as "hasOwner"
    from found f join enterprises r on r.id = f.enterprise_id join enterprises e on e.id = coalesce(r.merged_into_id, r.id)
    where e.withdrawn_at is null order by f.current desc, (r.merged_into_id is null) desc, e.id limit 1`;
  return rows[0];
}

/** The columns of `enterprises` that a code fills: a credit code fills two. */
export function codeColumns(code: string): { uscc?: string; orgCode?: string; regNo?: string } {
  const read = parseFirmCode(code);
  if ("fault" in read) throw new Error("the code was checked before");
  if (read.kind === "uscc") return { uscc: read.code, orgCode: orgCodeOf(read.code) };
  return read.kind === "orgCode" ? { orgCode: read.code } : { regNo: read.code };
}

/** Who checks and admits for a division: its programme officers, or those of the city where it has none. Ids of persons. */
export async function programmeOfficers(ctx: Ctx, divisionCode: string): Promise<string[]> {
  const here = await regulatorsWith(ctx, ["programme_officer"], { divisionCode });
  return here.length > 0 ? here : regulatorsWith(ctx, ["programme_officer"], "city");
}

export type JoinRow = {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
  /** Wants to be the owner in the place of the present one. */
  readonly claims: boolean;
  /** Has handed in a letter of authority. */
  readonly letter: boolean;
  readonly firm: FoundFirm & { readonly name: string };
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly mobile: string | null;
    readonly email: string | null;
  };
};

/** Requests that wait for this person's decision, oldest first. */
export async function listJoinRequests({ tx, actor }: Ctx): Promise<JoinRow[]> {
  if (actor.kind !== "firm" && actor.kind !== "official") return [];
  const own = actor.kind === "firm" ? { enterpriseId: actor.enterpriseId ?? actor.personId } : {};
  const rows = await tx.joinRequest.findMany({
    where: { status: "asked", ...own },
    select: {
      id: true,
      version: true,
      createdAt: true,
      claims: true,
      letterAt: true,
      personId: true,
      enterprise: {
        select: {
          id: true,
          name: true,
          divisionCode: true,
          _count: { select: { persons: { where: { enterpriseRole: "owner", status: "active" } } } },
        },
      },
    },
    orderBy: { createdAt: "asc" },
  });
  const people = await tx.person.findMany({
    where: { id: { in: rows.map(({ personId }) => personId) } },
    select: { id: true, name: true, mobile: true, email: true },
  });
  return rows.flatMap(({ enterprise, personId, createdAt, letterAt, ...row }) => {
    const { _count, ...firm } = enterprise;
    const found = { ...firm, hasOwner: _count.persons > 0 };
    const person = people.find(({ id }) => id === personId);
    return person && mayDecideJoin(actor, { ...found, claims: row.claims })
      ? [{ ...row, at: createdAt, letter: letterAt !== null, firm: found, person }]
      : [];
  });
}

export type Colleague = {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly enterpriseRole: "owner" | "member" | null;
  readonly post: string | null;
  readonly mobile: string | null;
  readonly email: string | null;
  /** Last day of a term-bound authority. */
  readonly until: Day | null;
};

/** The people of one's own firm, its owner first. */
export async function listColleagues({ tx, actor }: Ctx): Promise<Colleague[]> {
  if (actor.kind !== "firm" || !actor.enterpriseId) return [];
  const rows = await tx.person.findMany({
    where: { enterpriseId: actor.enterpriseId, status: "active" },
    select: {
      ...{ id: true, name: true, username: true, enterpriseRole: true, post: true, mobile: true, email: true },
      authorityEndsOn: true,
    },
    orderBy: [{ enterpriseRole: "asc" }, { createdAt: "asc" }],
  });
  return rows.map(({ authorityEndsOn, ...row }) => ({
    ...row,
    until: authorityEndsOn && dayFromDate(authorityEndsOn),
  }));
}

/** Whether one's own claim to the firm's account waits for the county office. */
export async function claimWaits({ tx, actor }: Ctx): Promise<boolean> {
  if (actor.kind !== "firm") return false;
  return (await tx.joinRequest.count({ where: { personId: actor.personId, status: "asked" } })) > 0;
}

const firmPart = registerInput.pick({
  code: true,
  firmName: true,
  divisionCode: true,
  name: true,
  mobile: true,
  email: true,
});
export type Registration = z.output<typeof firmPart>;

/** What was typed of a firm at a counter, read as its own form is. Invalid: as in `register`. */
export async function readRegistration(ctx: Ctx, typed: unknown): Promise<Registration> {
  const registration = readForm(firmPart, typed);
  await refuseNoDivision(ctx, registration.divisionCode);
  return registration;
}

/** Refuses a division in which no firm lies. Invalid: `unknown-division`. */
export async function refuseNoDivision({ tx }: Ctx, divisionCode: string): Promise<void> {
  if ((await tx.division.count({ where: { code: divisionCode, kind: { not: "city" } } })) !== 1)
    throw new InvalidInput({ divisionCode: ["unknown-division"] });
}
