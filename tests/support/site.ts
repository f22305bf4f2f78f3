import { randomUUID } from "node:crypto";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { type Day, dateOf } from "@/kernel/days";
import { asActor, asSystem } from "@/platform/database";
import { receiveProof } from "@/programme/demonstration-sites/assessment/commands";
import { applySite, moveSite } from "@/programme/demonstration-sites/commands";
import { missingOf, type Stated } from "@/programme/demonstration-sites/particulars/schema";
import { castVote, declareInterest, markItems, signScore } from "@/programme/demonstration-sites/reviews/commands";
import type { TakeSiteStep } from "@/programme/demonstration-sites/schema";
import { currentSheet } from "@/programme/demonstration-sites/score-sheets/queries";
import { itemsOf } from "@/programme/demonstration-sites/score-sheets/schema";
import * as given from "./given";
import { toldOnce } from "./told-once";

/** A demonstration site on its way, brought there by the commands: who is around it, and how it goes on. */

type Stepped<Step> = Step extends { siteId: string } ? Omit<Step, "siteId" | "version"> : never;
export type StepOf = Stepped<TakeSiteStep>;

/** A firm whose contact point is active, long enough to apply: made as rows, because how it became one is another feature's matter. */
export async function point(division = "330402", since: Day = "2016-01-04") {
  const firm = await given.firm({ division });
  const contactPointId = await asSystem("given", async ({ tx, now }) => {
    const people = {
      ...{ leaderName: "甲", leaderPost: "甲", liaisonName: "乙", liaisonPost: "乙" },
      ...{ liaisonMobile: "13800000000", liaisonEmail: "a@example.cn" },
    };
    const row = await tx.contactPoint.create({
      data: {
        ...{ enterpriseId: firm.id, divisionCode: division, status: "active", number: `演示 ${firm.id}` },
        ...{ ...people, checklist: [], createdAt: now, updatedAt: now },
      },
      select: { id: true },
    });
    await tx.contactPointPeriod.createMany({
      data: [
        {
          ...{ contactPointId: row.id, enterpriseId: firm.id, enterpriseName: firm.name, number: `演示 ${firm.id}` },
          ...{ divisionCode: division, fromDay: dateOf(since) },
        },
      ],
    });
    return row.id;
  });
  return { firm, contactPointId };
}

/** Takes a step on the version that stands there now. */
export async function step(actor: Actor, siteId: string, taken: StepOf): Promise<void> {
  const { version } = await asSystem("look", ({ tx }) =>
    tx.demonstrationSite.findUniqueOrThrow({ where: { id: siteId }, select: { version: true } }),
  );
  // The form's schema has parsed it by now; here it is typed by hand.
  const input = { ...taken, siteId, version } as TakeSiteStep;
  await asActor(actor, (ctx) => moveSite(ctx, input));
}

/** Particulars without a gap. */
export const particulars: Stated = Object.fromEntries(missingOf({}).map((name) => [name, "1"]));

/** Says what the firm is, answers every item with full points and writes a proof's row for each: how a file comes in is a test of its own. */
export async function assess(siteId: string): Promise<void> {
  await asSystem("given", async (ctx) => {
    const { tx, now } = ctx;
    const items = itemsOf((await currentSheet(ctx)).content);
    await tx.siteAnswer.createMany({
      data: items.map(({ key, points }) => ({ siteId, itemKey: key, points, note: "", updatedAt: now })),
    });
    await tx.siteParticulars.createMany({
      data: [{ siteId, stated: particulars, updatedAt: now }],
      skipDuplicates: true,
    });
    await tx.siteProof.createMany({
      data: items.map(({ key }) => ({
        ...{ siteId, itemKey: key, mediaType: "application/pdf", size: 1, sha256: "0".repeat(64) },
        ...{ uploadedById: randomUUID(), uploadedAt: now },
      })),
    });
  });
}

export const draft = toldOnce(async (division?: string) => {
  const { firm, contactPointId } = await point(division);
  const { siteId } = await asActor(firm.owner, (ctx) => applySite(ctx, { practice: "分级管理（演示）" }));
  return {
    ...{ firm, contactPointId, siteId },
    county: await given.official(["programme_officer"], { division: firm.divisionCode }),
    lead: await given.official(["coordinator"], { name: "陆演示" }),
    chief: await given.official(["bureau_leader"]),
    experts: [
      await given.official(["site_reviewer"], { kind: "science_tech", name: "闻演示" }),
      await given.official(["site_reviewer"], { kind: "science_tech", name: "鲍演示" }),
    ] as const,
    panel: [
      await given.official(["legal_reviewer"]),
      await given.official(["investigator"]),
      await given.official(["investigator"]),
    ] as const,
  };
});
export type GivenSite = Awaited<ReturnType<typeof draft>>;

export const applied = toldOnce(async (division?: string): Promise<GivenSite> => {
  const site = await draft(division);
  await assess(site.siteId);
  await step(site.firm.owner, site.siteId, { step: "submit", practice: "分级管理（演示）", undertaking: "yes" });
  return site;
});

export const recommended = toldOnce(async (): Promise<GivenSite> => {
  const site = await applied();
  await step(site.county, site.siteId, { step: "recommend", recommendation: "制度完备（演示）" });
  return site;
});

export const idsOf = (people: readonly OfficialActor[]) => people.map(({ personId }) => personId);

export const onSite = toldOnce(async (): Promise<GivenSite> => {
  const site = await recommended();
  await step(site.lead, site.siteId, { step: "assign", documentOpinion: "齐全（演示）", people: idsOf(site.experts) });
  return site;
});

/** Marks of every item: full points but for `less`, which comes off the first items, as far as each goes. */
export async function marksFor(siteId: string, less: number, round = 1) {
  const items = await asSystem("look", async (ctx) => itemsOf((await currentSheet(ctx)).content));
  let left = less;
  return {
    ...{ siteId, round },
    marks: items
      .filter(({ dimension }) => dimension !== "B")
      .map(({ key, points }) => {
        const off = Math.min(left, points);
        left -= off;
        return {
          id: randomUUID(),
          itemKey: key,
          points: points - off,
          finding: "verified" as const,
          note: "",
          base: 0,
        };
      }),
  };
}

/** Declares, marks and signs. */
export async function score(actor: OfficialActor, siteId: string, less: number, round = 1): Promise<void> {
  const input = await marksFor(siteId, less, round);
  if (round === 1) await asActor(actor, (ctx) => declareInterest(ctx, { interest: "none", siteId }));
  await asActor(actor, (ctx) => markItems(ctx, input));
  await asActor(actor, (ctx) => signScore(ctx, { siteId, round, opinion: "现场核验（演示）" }));
}

export const scored = toldOnce(async (less: readonly [number, number] = [4, 5]): Promise<GivenSite> => {
  const site = await onSite();
  for (const [index, expert] of site.experts.entries()) await score(expert, site.siteId, less[index] ?? 0);
  return site;
});

export const voted = toldOnce(async (less?: readonly [number, number]): Promise<GivenSite> => {
  const site = await scored(less);
  await step(site.lead, site.siteId, { step: "convene", people: idsOf(site.panel) });
  for (const member of site.panel) {
    await asActor(member, (ctx) => declareInterest(ctx, { interest: "none", siteId: site.siteId }));
    await asActor(member, (ctx) => castVote(ctx, { siteId: site.siteId, vote: "for", opinion: "同意（演示）" }));
  }
  return site;
});

/** In public notice from 2016-11-24 to 2016-12-01. */
export const inNotice = toldOnce(async (): Promise<GivenSite> => {
  const site = await voted();
  await step(site.lead, site.siteId, { step: "advise", panelMinutes: "同意（演示）" });
  await step(site.chief, site.siteId, { step: "announce", decision: "同意（演示）" });
  return site;
});

/** Awarded on 2016-12-02; the clock stands there. */
export const awarded = toldOnce(async (): Promise<GivenSite> => {
  const site = await inNotice();
  given.atMoment("2016-12-02T09:00:00+08:00");
  await step(site.lead, site.siteId, { step: "award" });
  return site;
});

/** Sends a small file as a proof. */
export function sendProof(actor: Actor, upload: { siteId: string; itemKey: string; id?: string; text?: string }) {
  const { text = "演示", ...where } = upload;
  async function* bytes() {
    yield Buffer.from(`%PDF-1.4\n${text}\n`);
  }
  return receiveProof(async () => actor, { ...where, name: "证明.pdf", hash: null, bytes: bytes() });
}
