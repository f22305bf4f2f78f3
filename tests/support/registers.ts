import { type Day, dateOf } from "@/kernel/days";
import { asSystem } from "@/platform/database";
import * as given from "./given";

/** Entries of the registers, each made at a moment of its own: what a count of a day is made of. */

/** Where a firm lies and what it makes, as its entries in the registers say. */
export type PlacedFirm = {
  readonly division: string;
  readonly cluster?: string;
  readonly town?: string;
  readonly industry?: string;
};

export const LIAISON = {
  leaderName: "演示",
  leaderPost: "演示",
  liaisonName: "演示",
  liaisonPost: "演示",
  liaisonMobile: "13800000000",
  liaisonEmail: "a@example.cn",
};

let serial = 0;

/** A contact point and what is entered of it, each at its own moment: `on` the day it is entered, the period it is about. */
export async function point({ division, cluster, town, industry }: PlacedFirm) {
  const firm = await given.firm({ division });
  const number = `嘉商密联点 ${String(++serial).padStart(4, "0")}`;
  const { id, clusterId } = await asSystem("given", async ({ tx, now }) => {
    const where = cluster
      ? await tx.cluster.findUniqueOrThrow({ where: { code: cluster }, select: { id: true } })
      : null;
    await tx.enterprise.update({
      where: { id: firm.id },
      data: { town: town ?? null, industryCode: industry ?? null },
    });
    const row = await tx.contactPoint.create({
      data: {
        enterpriseId: firm.id,
        number,
        divisionCode: division,
        status: "active",
        ...LIAISON,
        checklist: [],
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    });
    return { id: row.id, clusterId: where?.id ?? null };
  });
  const at = <T>(on: Day, work: Parameters<typeof asSystem<T>>[1]) => {
    given.atMoment(`${on}T15:00:00+08:00`);
    return asSystem("given", work);
  };
  return {
    id,
    enters: (on: Day, from: Day, to: Day | null = null) =>
      at(on, ({ tx }) =>
        tx.contactPointPeriod.create({
          data: {
            contactPointId: id,
            enterpriseId: firm.id,
            enterpriseName: firm.name,
            number,
            divisionCode: division,
            clusterId,
            fromDay: dateOf(from),
            toDay: to && dateOf(to),
          },
          select: { id: true },
        }),
      ),
    ends: (on: Day, to: Day) =>
      at(on, ({ tx }) =>
        tx.contactPointPeriod.updateMany({ where: { contactPointId: id, toDay: null }, data: { toDay: dateOf(to) } }),
      ),
    startsEarlier: (on: Day, from: Day) =>
      at(on, ({ tx }) =>
        tx.contactPointPeriod.updateMany({ where: { contactPointId: id }, data: { fromDay: dateOf(from) } }),
      ),
    revoked: (on: Day, to: Day) =>
      at(on, ({ tx }) => tx.sitePeriod.updateMany({ where: { enterpriseId: firm.id }, data: { toDay: dateOf(to) } })),
    site: (on: Day, to: Day) =>
      at(on, async ({ tx, now }) => {
        const site = await tx.demonstrationSite.create({
          data: {
            enterpriseId: firm.id,
            contactPointId: id,
            enterpriseName: firm.name,
            number: `嘉商密示范点 ${serial}`,
            divisionCode: division,
            status: "awarded",
            practice: "演示",
            createdAt: now,
            updatedAt: now,
          },
          select: { id: true },
        });
        await tx.sitePeriod.create({
          data: {
            siteId: site.id,
            enterpriseId: firm.id,
            enterpriseName: firm.name,
            number: `嘉商密示范点 ${serial}`,
            divisionCode: division,
            clusterId,
            fromDay: dateOf(on),
            toDay: dateOf(to),
          },
          select: { id: true },
        });
      }),
  };
}
