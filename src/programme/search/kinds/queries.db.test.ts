import { people as clusterPeople, local, place, reason, sweaters } from "@tests/support/clusters";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { administrator } from "@tests/support/officials";
import * as site from "@tests/support/site";
import { statementsDuring } from "@tests/support/statements";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { listAccounts } from "../../accounts/officials/queries";
import { closeCluster } from "../../clusters/closures/commands";
import { listClusters } from "../../clusters/queries";
import { countSites } from "../../demonstration-sites/queue/queries";
import { countAwardedSites } from "../../demonstration-sites/register/queries";
import { declareInterest } from "../../demonstration-sites/reviews/commands";
import { draftArticle, moveArticle } from "../../information-centre/articles/commands";
import { CHECKS } from "../../information-centre/articles/policy";
import { countPublished } from "../../information-centre/published/queries";
import { searchAll } from "../queries";
import type { Searched } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const search = (actor: Actor, q: string, language?: string) => asActor(actor, (ctx) => searchAll(ctx, q, language));

/** What was found of one kind; undefined for whoever can find none of it. */
async function hitsOf(of: Searched, actor: Actor, q: string, language?: string) {
  return (await search(actor, q, language)).groups.find((group) => group.of === of)?.hits;
}

/** The same by its names, which are as many as it says. */
async function namesOf(of: Searched, actor: Actor, q: string) {
  const hits = await hitsOf(of, actor, q);
  expect(hits?.total).toBe(hits?.rows.length);
  return hits?.rows.map(({ name }) => name);
}

describe("demonstration sites", () => {
  const sites = (actor: Actor, q: string) => namesOf("demonstrationSites", actor, q);

  test("an application is found by its firm, by whoever has it in the work list, and is as many there", async () => {
    const { lead, county, firm, experts } = await site.applied();
    const elsewhere = await given.official(["programme_officer"], { division: "330481" });
    for (const actor of [lead, county]) {
      expect(await sites(actor, firm.name)).toEqual([firm.name]);
      expect(await asActor(actor, (ctx) => countSites(ctx, { status: "any", q: firm.name }))).toBe(1);
    }
    for (const actor of [elsewhere, firm.owner, experts[0], (await given.firm()).owner])
      expect(await sites(actor, firm.name)).toEqual([]);
  });

  test("a draft isn't found, nor by whoever recused himself", async () => {
    const draft = await site.draft();
    expect(await sites(draft.lead, draft.firm.name)).toEqual([]);
    const { siteId, panel, lead, firm } = await site.scored();
    await site.step(lead, siteId, { step: "convene", people: site.idsOf(panel) });
    expect(await sites(panel[1], firm.name)).toEqual([firm.name]);
    await asActor(panel[1], (ctx) => declareInterest(ctx, { interest: "recuse", siteId, ground: "演示" }));
    expect(await sites(panel[1], firm.name)).toEqual([]);
    expect(await asActor(panel[1], (ctx) => countSites(ctx, { status: "any", q: firm.name }))).toBe(0);
  });

  test("a number finds an awarded site: for the bureau in its work list, for everybody else in the register of today", async () => {
    const { lead, firm } = await site.awarded();
    const others = [
      firm.owner,
      (await given.firm()).owner,
      await given.official(["department_handler"], { kind: "police" }),
    ];
    for (const q of ["示范点", "嘉商密示范点001", `001 ${firm.name}`]) {
      for (const actor of [lead, ...others]) expect(await sites(actor, q)).toEqual(["嘉商密示范点 001"]);
      expect(await asActor(lead, (ctx) => countSites(ctx, { status: "any", q }))).toBe(1);
      expect(await asActor(firm.owner, (ctx) => countAwardedSites(ctx, { asOf: ctx.today, q }))).toBe(1);
    }
    const shown = await hitsOf("demonstrationSites", firm.owner, "示范点");
    expect(shown?.rows).toMatchObject([{ sub: firm.name, status: "awarded" }]);
    given.atMoment("2016-12-01T09:00:00+08:00");
    expect(await sites(firm.owner, "示范点")).toEqual([]);
  });
});

describe("block economies", () => {
  const named = (actor: Actor, q: string) => namesOf("clusters", actor, q);
  const listed = async (actor: Actor) =>
    (await asActor(actor, (ctx) => listClusters(ctx, { asOf: ctx.today }))).map(({ nameZh }) => nameZh).sort();

  test("are found by whoever lists them: a county its own, and others with a firm of its; a station those that it serves", async () => {
    const { lead, county, other, office } = await clusterPeople();
    const id = await sweaters();
    const { officer } = await given.station([id], { division: "330483" });
    const [cluster] = await asActor(lead, (ctx) => listClusters(ctx, { asOf: ctx.today, clusterId: id }));
    const name = cluster?.nameZh ?? "";
    for (const actor of [lead, county, office, officer]) {
      expect(await listed(actor)).toContain(name);
      expect(await named(actor, name)).toEqual([name]);
    }
    expect(await named(other, name)).toEqual([]);
    await place(lead, await given.firm({ division: "330402" }), id);
    expect(await listed(other)).toContain(name);
    expect(await named(other, name)).toEqual([name]);
    for (const actor of [(await local()).owner, await given.official(["department_handler"], { kind: "police" })])
      expect(await named(actor, name)).toBeUndefined();
  });

  test("are called by either name, told in the reader's language with their place, and said to be closed", async () => {
    const { lead } = await clusterPeople();
    const id = await sweaters();
    const [cluster] = await asActor(lead, (ctx) => listClusters(ctx, { asOf: ctx.today, clusterId: id }));
    const rows = async (language: string) =>
      (await hitsOf("clusters", lead, cluster?.nameEn ?? "", language))?.rows.filter((row) => row.id === id);
    expect(await rows("zh-CN")).toMatchObject([{ name: cluster?.nameZh, sub: "桐乡市", status: "open" }]);
    expect(await rows("en")).toMatchObject([{ name: cluster?.nameEn, sub: "Tongxiang City" }]);
    await asActor(lead, (ctx) =>
      closeCluster(ctx, { clusterId: id, version: cluster?.version ?? 0, fromDay: ctx.today, ground: reason }),
    );
    expect(await rows("zh-CN")).toMatchObject([{ status: "closed" }]);
  });
});

test("articles are found by everybody once they are published, as many as the information centre lists", async () => {
  const [lead, county] = [await given.official(["coordinator"]), await given.official(["programme_officer"])];
  const firm = await given.firm();
  const { articleId } = await asActor(county, (ctx) =>
    draftArticle(ctx, {
      ...{
        channel: "knowledge",
        topics: ["trade_secret"],
        title: "打样间怎么管",
        body: "培训记录不写内容。",
        source: null,
      },
    }),
  );
  const articles = (actor: Actor, q: string) => namesOf("articles", actor, q);
  expect(await articles(county, "打样间")).toEqual([]);
  await asActor(county, (ctx) => moveArticle(ctx, { step: "submit", articleId, version: 1 }));
  expect(await articles(lead, "打样间")).toEqual([]);
  await asActor(lead, (ctx) => moveArticle(ctx, { step: "publish", articleId, version: 2, checks: [...CHECKS] }));
  for (const actor of [lead, firm.owner, await administrator("audit_administrator")])
    for (const q of ["打样间", "培训", "打样 记录"]) {
      expect(await articles(actor, q)).toEqual(["打样间怎么管"]);
      expect(await asActor(actor, (ctx) => countPublished(ctx, { q }))).toBe(1);
    }
  expect((await hitsOf("articles", firm.owner, "打样间"))?.rows).toMatchObject([{ status: "knowledge" }]);
});

test("accounts are found by their administrators alone, by name or user name as the list finds them", async () => {
  const admins = [await administrator("system_administrator"), await administrator("security_administrator")];
  const officer = await given.official(["investigator"], { name: "沈演示" });
  const username = await asSystem(
    "look",
    async ({ tx }) => (await tx.person.findUniqueOrThrow({ where: { id: officer.personId } })).username,
  );
  for (const actor of admins)
    for (const q of ["沈演示", username, username.toUpperCase()]) {
      expect(await namesOf("accounts", actor, q)).toEqual(["沈演示"]);
      expect((await asActor(actor, (ctx) => listAccounts(ctx, { q }))).total).toBe(1);
    }
  const all = await hitsOf("accounts", admins[0] ?? officer, "official-");
  expect(all?.total).toBe((await asActor(admins[0] ?? officer, (ctx) => listAccounts(ctx, { q: "official-" }))).total);
  for (const actor of [
    officer,
    await given.official(["coordinator"]),
    await administrator("audit_administrator"),
    (await given.firm()).owner,
  ])
    expect(await hitsOf("accounts", actor, "沈演示")).toBeUndefined();
});

test("all kinds are asked in one statement", async () => {
  for (const actor of [await given.official(["coordinator"]), await administrator("system_administrator")]) {
    const statements = await statementsDuring(() => search(actor, "演示"));
    expect(statements).toHaveLength(1);
  }
});
