import { dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { type Known, known, type Source, type Stated, stated } from "./schema";

type Applied = { readonly id: string; readonly enterpriseId: string; readonly contactPointId: string };

const FROM_YEAR = [
  ...(["staff", "researchStaff", "inventions", "utilityModels", "designs"] as const),
  ...(["trademarks", "software"] as const),
];

/**
 * What the portal knows of a firm already, for its application: from its registration, from the last year that was confirmed, from its contact point, and
 * what else it said in its application before. For the firm itself. Four statements.
 */
export async function knownOf(ctx: Ctx, { id, enterpriseId, contactPointId }: Applied): Promise<Known> {
  const { tx } = ctx;
  const firm = await tx.enterprise.findUniqueOrThrow({
    where: { id: enterpriseId },
    select: {
      ...{ address: true, legalPerson: true, foundedOn: true, sizeClass: true, titles: true },
      ...{ staff: true, researchStaff: true },
    },
  });
  const point = await tx.contactPoint.findUniqueOrThrow({
    where: { id: contactPointId },
    select: {
      ...{ leaderName: true, leaderPost: true, liaisonName: true, liaisonPost: true },
      ...{ liaisonMobile: true, liaisonEmail: true },
    },
  });
  const figures = await tx.enterpriseYear.findFirst({
    where: { enterpriseId, state: "confirmed" },
    select: {
      ...{ year: true, titles: true, staff: true, researchStaff: true, inventions: true, utilityModels: true },
      ...{ designs: true, trademarks: true, software: true },
    },
    orderBy: { year: "desc" },
  });
  const before = await tx.siteParticulars.findFirst({
    where: { siteId: { not: id }, site: { enterpriseId } },
    select: { stated: true },
    orderBy: { siteId: "desc" },
  });
  const { foundedOn, staff, researchStaff, ...said } = firm;
  const registration = {
    ...said,
    foundedOn: foundedOn && dayFromDate(foundedOn),
    staff: staff === null ? null : String(staff),
    researchStaff: researchStaff === null ? null : String(researchStaff),
  };
  const yearly = figures && {
    ...Object.fromEntries(FROM_YEAR.map((name) => [name, figures[name] === null ? null : String(figures[name])])),
    titles: [...figures.titles],
  };
  // The later one stands: what a year's figures say is newer than the registration.
  return {
    ...from("application", before ? stated.parse(before.stated) : {}),
    ...from("registration", registration),
    ...(figures ? from("year", yearly ?? {}, figures.year) : {}),
    ...from("contact-point", point),
  };
}

function from(source: Source, values: Readonly<Record<string, string | string[] | null>>, year?: number): Known {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === null || value.length === 0 ? [] : [[name, { value, from: source, ...(year ? { year } : {}) }]],
    ),
  );
}

export type Particulars = {
  /** What the firm says; null while it has said nothing. */
  readonly stated: Stated | null;
  /** What the portal knew when it was handed in. */
  readonly known: Known;
};

/** What stands in an application; hidden from whoever doesn't judge it. */
export async function particularsOf({ tx }: Ctx, siteId: string): Promise<Particulars> {
  const row = await tx.siteParticulars.findUnique({ where: { siteId }, select: { stated: true, known: true } });
  return { stated: row && stated.parse(row.stated), known: known.parse(row?.known ?? {}) };
}

/** The same beside what the portal knows now, while the firm writes: what it corrects shows before it hands in. For the firm. */
export async function writtenParticulars(ctx: Ctx, site: Applied): Promise<Particulars> {
  const { stated: said } = await particularsOf(ctx, site.id);
  return { stated: said, known: await knownOf(ctx, site) };
}
