import type { z } from "zod";
import { orgCodeOf, parseFirmCode } from "@/kernel/credit-code";
import type { Faults } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { regulatorsWith } from "@/platform/people";
import { readForm, type Typed } from "@/platform/read-form";
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
  return readForm(firmPart, typed, await divisionFaults(ctx, Object(typed)));
}

/** A division in which no firm lies: `unknown-division`. */
export async function divisionFaults({ tx }: Ctx, { divisionCode: code }: Typed): Promise<Faults> {
  if (typeof code !== "string" || code === "") return {};
  const found = await tx.division.count({ where: { code, kind: { not: "city" } } });
  return found === 1 ? {} : { divisionCode: ["unknown-division"] };
}
