import type { Prisma } from "@db";
import { z } from "zod";
import type { Light } from "@/kernel/clocks";
import { parseFirmCode } from "@/kernel/credit-code";
import { clocksOf, lightFor } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { readLink } from "../../accounts/links/commands";
import { type Scan, scansOf } from "../scans/queries";
import { seesFilings, typesForFirms } from "./policy";
import type { CounterKind } from "./workflow";

const line = {
  ...{ id: true, kind: true, enterpriseId: true, firmName: true, divisionCode: true, content: true, email: true },
  ...{ typedById: true, spokeName: true, spokePost: true, identified: true, status: true, version: true, dueOn: true },
  ...{ confirmedHow: true, signerName: true, signature: true, acceptedById: true, resultId: true, reason: true },
  ...{ createdAt: true, updatedAt: true },
} as const satisfies Prisma.CounterFilingSelect;

const content = z.record(z.string(), z.unknown());

type Row = Prisma.CounterFilingGetPayload<{ select: typeof line }>;
export type Filing = Omit<Row, "kind" | "content"> & {
  readonly kind: CounterKind;
  readonly content: Readonly<Record<string, unknown>>;
  /** The signed print-out, as it was handed in. */
  readonly scans: readonly Scan[];
  /** Who accepted it. */
  readonly acceptedBy: string | null;
  /** Who typed it, and of which house he is. */
  readonly typedBy: { readonly name: string; readonly post: string | null; readonly house: Named | null };
};
type Named = { readonly nameZh: string; readonly nameEn: string };

async function withTypists(ctx: Ctx, rows: readonly Row[]): Promise<Filing[]> {
  const people = await peopleKnown(
    ctx,
    rows.flatMap(({ typedById, acceptedById }) => [typedById, ...(acceptedById ? [acceptedById] : [])]),
  );
  const scans = await scansOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const typist = people.get(row.typedById);
    return {
      ...row,
      kind: row.kind === "registration" ? "registration" : "contact-point",
      content: content.parse(row.content),
      scans: scans.get(row.id) ?? [],
      acceptedBy: (row.acceptedById && people.get(row.acceptedById)?.name) || null,
      typedBy: { name: typist?.name ?? "", post: typist?.post ?? null, house: typist?.department ?? null },
    };
  });
}

/** One filing as this person sees it, or null: hidden and absent look the same. */
export async function findFiling(ctx: Ctx, id: string): Promise<Filing | null> {
  const rows = await ctx.tx.counterFiling.findMany({ where: { id }, select: line });
  return (await withTypists(ctx, rows))[0] ?? null;
}

/** What was typed for firms: what waits for them first, or all. On its page at most two hundred, in a file as many as one holds. */
export async function listFilings(
  ctx: Ctx,
  show: "waiting" | "all",
  most = 200,
): Promise<(Filing & { readonly light: Light })[]> {
  if (!seesFilings(ctx.actor)) return [];
  const rows = await ctx.tx.counterFiling.findMany({
    where: show === "waiting" ? { status: "waiting" } : {},
    select: line,
    orderBy: show === "waiting" ? [{ dueOn: "asc" }, { id: "asc" }] : [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
  const clocks = await clocksOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return (await withTypists(ctx, rows)).map((row) => ({
    ...row,
    light: lightFor((clocks.get(row.id) ?? []).filter(({ running }) => running)),
  }));
}

/** Filings that wait for this firm. */
export async function filingsForFirm(ctx: Ctx): Promise<Filing[]> {
  if (ctx.actor.kind !== "firm" || !ctx.actor.enterpriseId) return [];
  const { enterpriseId } = ctx.actor;
  const rows = await ctx.tx.counterFiling.findMany({
    where: { enterpriseId, status: "waiting" },
    select: line,
    orderBy: { id: "asc" },
  });
  return withTypists(ctx, rows);
}

/** How this firm's registration, or this contact point, came over a counter; null when it didn't. */
export async function filingOf(ctx: Ctx, resultId: string): Promise<Filing | null> {
  const rows = await ctx.tx.counterFiling.findMany({ where: { resultId }, select: line, take: 1 });
  return (await withTypists(ctx, rows))[0] ?? null;
}

type CounterFirm = {
  readonly id: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly status: string;
  readonly standing: string;
  readonly contactName: string | null;
  readonly contactMobile: string | null;
  readonly contactEmail: string | null;
  readonly hasPoint: boolean;
};

/** The firm that a code or an id stands for, if this person may type for it; else null, whatever the reason. */
export async function firmAtCounter({ tx, actor }: Ctx, wanted: string): Promise<CounterFirm | null> {
  if (!typesForFirms(actor)) return null;
  const parsed = parseFirmCode(wanted);
  const key = "fault" in parsed ? wanted : parsed.code;
  const [firm] = await tx.$queryRaw<CounterFirm[]>`
    select id, name, division_code as "divisionCode", status, standing, contact_name as "contactName", contact_mobile as "contactMobile",
      contact_email as "contactEmail", has_point as "hasPoint" from counter_firm(${key})`;
  return firm ?? null;
}

/** The filing that a link in a mail asks about, while it waits; for the system. */
export async function filingOfLink(ctx: Ctx, token: string): Promise<Filing | null> {
  const link = await readLink(ctx, token, ["counter_filing"]);
  const id = z.object({ filingId: z.uuid() }).safeParse(link?.payload).data?.filingId;
  const filing = id ? await findFiling(ctx, id) : null;
  return filing?.status === "waiting" ? filing : null;
}
