import { dateOf } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import { placeIn, type SheetPart } from "@/kernel/table";
import type { Ctx } from "@/platform/database";
import { sql } from "@/platform/sql";
import { followEnterprise as followAsContactPoint } from "../../contact-points/commands";
import { followEnterprise as followAsSite } from "../../demonstration-sites/commands";
import { visitsFollow } from "../../visits/planning/commands";
import type { PlannedRow } from "./queries";

const CHUNK = 500;

export type Writing = {
  readonly importId: string;
  /** The sheets that the list was joined of: a row is told by its place in the file. */
  readonly sheets: readonly SheetPart[];
  /** Where the list comes from; stands beside each change. */
  readonly reason: string | null;
  /** Told how many rows are written, from time to time. */
  readonly told: (rows: number) => Promise<void>;
};

type NewRow = Extract<PlannedRow, { verdict: "new" }>;
export type UpdateRow = Extract<PlannedRow, { verdict: "update" }>;

/**
 * Writes what a plan says, in the caller's transaction, in statements of five hundred firms. An office that enters a firm vouches for it: it
 * needs no check. Each firm has its entry in the trail, each changed one its change with the old values, as by hand.
 * Throws `Overtaken` when a firm was changed since the plan was made.
 */
export async function writePlan(ctx: Ctx, plan: readonly PlannedRow[], writing: Writing): Promise<void> {
  const fresh = plan.filter((row) => row.verdict === "new");
  const changed = plan.filter((row) => row.verdict === "update");
  for (let from = 0; from < fresh.length; from += CHUNK) {
    await enter(ctx, fresh.slice(from, from + CHUNK), writing);
    await writing.told(Math.min(from + CHUNK, fresh.length));
  }
  for (let from = 0; from < changed.length; from += CHUNK) {
    const part = changed.slice(from, from + CHUNK);
    await change(ctx, part, writing);
    await point(
      ctx,
      writing.importId,
      part.map(({ row, known }) => ({ row, id: known.id, version: known.version + 1 })),
    );
    await writing.told(fresh.length + Math.min(from + CHUNK, changed.length));
  }
  await follow(ctx, changed);
}

async function enter(ctx: Ctx, rows: readonly NewRow[], { importId, sheets }: Writing): Promise<void> {
  const { tx, now } = ctx;
  const created = await tx.enterprise.createManyAndReturn({
    data: rows.map(({ firm: { foundedOn, titles = [], name = "", divisionCode = "", ...firm } }) => ({
      ...firm,
      name,
      divisionCode,
      titles: [...titles],
      foundedOn: foundedOn ? dateOf(foundedOn) : null,
      status: "checked" as const,
      createdAt: now,
      updatedAt: now,
    })),
    select: { id: true, uscc: true, orgCode: true, regNo: true },
  });
  const ids = new Map(created.map((firm) => [codeOf(firm), firm.id]));
  for (const { row, firm } of rows) {
    const id = ids.get(codeOf(firm));
    if (!id) throw new Error(`row ${row} was not written`);
    ctx.record({
      act: "import.enterprise",
      subjectKind: "enterprise",
      subjectId: id,
      enterpriseId: id,
      detail: { importId, ...placeIn(sheets, row) },
    });
  }
  await point(
    ctx,
    importId,
    rows.map(({ row, firm }) => ({ row, id: ids.get(codeOf(firm)), version: 1 })),
  );
}

/** The rows of the file lead to the firms that came of them, and say in which version they left them. */
async function point(
  { tx }: Ctx,
  importId: string,
  rows: readonly { row: number; id: string | undefined; version: number }[],
): Promise<void> {
  await tx.$executeRaw`
    update enterprise_import_rows r set enterprise_id = v.id, version_after = v.version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) v ("row" int, id uuid, version int)
    where r.import_id = ${importId}::uuid and r."row" = v."row"`;
}

function codeOf({
  uscc,
  orgCode,
  regNo,
}: {
  uscc?: string | null;
  orgCode?: string | null;
  regNo?: string | null;
}): string {
  return uscc ?? orgCode ?? regNo ?? "";
}

/** Firms get back what they had, as changes of their own with the reason; the public registers follow. Throws `Overtaken` as above. */
export async function giveBack(
  ctx: Ctx,
  rows: readonly UpdateRow[],
  writing: Pick<Writing, "importId" | "sheets" | "reason">,
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK)
    await change(ctx, rows.slice(from, from + CHUNK), { ...writing, act: "undo-import.enterprise" });
  await follow(ctx, rows);
}

type Changing = Pick<Writing, "importId" | "sheets" | "reason"> & { readonly act?: string };

async function change(
  ctx: Ctx,
  rows: readonly UpdateRow[],
  { importId, sheets, reason, act = "import.enterprise" }: Changing,
): Promise<void> {
  const { tx, actor, now } = ctx;
  const firms = rows.map(({ known, changes }) => {
    const after = sideOf(changes, 1);
    return { ...known, ...after };
  });
  const count = await tx.$executeRaw(sql`
    update enterprises e set uscc = v.uscc, org_code = v."orgCode", reg_no = v."regNo", name = v.name, division_code = v."divisionCode",
      town = v.town, address = v.address, industry_code = v."industryCode", cluster_id = v."clusterId", legal_person = v."legalPerson",
      contact_name = v."contactName", contact_mobile = v."contactMobile", contact_email = v."contactEmail", staff = v.staff,
      research_staff = v."researchStaff", size_class = v."sizeClass", titles = v.titles, founded_on = v."foundedOn", version = e.version + 1,
      updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(firms)}::jsonb) v (id uuid, version int, uscc text, "orgCode" text, "regNo" text, name text,
      "divisionCode" text, town text, address text, "industryCode" text, "clusterId" uuid, "legalPerson" text, "contactName" text,
      "contactMobile" text, "contactEmail" text, staff int, "researchStaff" int, "sizeClass" text, titles text[], "foundedOn" date)
    where e.id = v.id and e.version = v.version`);
  if (count !== rows.length) throw new Overtaken();
  const person = actor.kind === "official" ? actor.personId : null;
  await tx.enterpriseChange.createMany({
    data: rows.map((row) => ({
      enterpriseId: row.known.id,
      changedAt: now,
      changedById: person,
      before: sideOf(row.changes, 0),
      after: sideOf(row.changes, 1),
      reason,
    })),
  });
  for (const { row, known, changes } of rows) {
    const detail = { importId, ...placeIn(sheets, row), fields: Object.keys(changes) };
    ctx.record({
      act,
      subjectKind: "enterprise",
      subjectId: known.id,
      enterpriseId: known.id,
      detail,
    });
  }
}

/** The old values, or the new ones. What the list doesn't say stays as it is. */
function sideOf(changes: UpdateRow["changes"], side: 0 | 1) {
  return Object.fromEntries(Object.entries(changes).map(([field, values]) => [field, values[side]]));
}

/** The public registers follow a firm that has another name, division or block economy from today on. */
async function follow(ctx: Ctx, rows: readonly UpdateRow[]): Promise<void> {
  await visitsFollow(
    ctx,
    rows.filter(({ changes }) => changes.divisionCode).map(({ known }) => known.id),
  );
  const moved = rows.filter(({ changes }) => changes.name || changes.divisionCode || changes.clusterId);
  if (moved.length === 0) return;
  const points = await ctx.tx.contactPoint.findMany({
    where: { enterpriseId: { in: moved.map(({ known }) => known.id) } },
    select: { enterpriseId: true },
    distinct: ["enterpriseId"],
  });
  for (const { enterpriseId } of points) {
    await followAsContactPoint(ctx, enterpriseId);
    await followAsSite(ctx, enterpriseId);
  }
}
