import type { Day } from "@/kernel/days";
import { makePdf } from "@/platform/pdf";
import { answerItem, receiveProof } from "@/programme/demonstration-sites/assessment/commands";
import { applySite, moveSite } from "@/programme/demonstration-sites/commands";
import { answerObjection, objectToSite } from "@/programme/demonstration-sites/objections/commands";
import { stateParticulars } from "@/programme/demonstration-sites/particulars/commands";
import { knownOf } from "@/programme/demonstration-sites/particulars/queries";
import { filledIn } from "@/programme/demonstration-sites/particulars/schema";
import { findSite } from "@/programme/demonstration-sites/queries";
import { castVote, declareInterest, markItems, signScore } from "@/programme/demonstration-sites/reviews/commands";
import type { TakeSiteStep } from "@/programme/demonstration-sites/schema";
import { currentSheet } from "@/programme/demonstration-sites/score-sheets/queries";
import { itemsOf, type SheetItem } from "@/programme/demonstration-sites/score-sheets/schema";
import type { SiteConclusion } from "@/programme/demonstration-sites/workflow";
import { by, bySystem, moment, type Scene, who } from "./stage";
import { checkSite } from "./visits";

/** The story of one demonstration site, from its self-assessment to the check after a year. */
export type SiteStory = {
  /** User name of the firm's owner, and of its county's officer. */
  readonly owner: string;
  readonly county: string;
  readonly enterpriseId: () => Promise<string>;
  readonly applied: Day;
  readonly upTo: "draft" | "applied" | "on_site" | "in_notice" | "awarded";
  /** What the two reviewers give, in quarters of each item's points below full: the greater, the fewer points. */
  readonly strictness: readonly [number, number];
  /** Working days after a day, and the next working day. */
  readonly later: (day: Day, count: number) => Day;
  readonly working: (day: Day) => Day;
  readonly announced?: Day;
  /** When it is visited after a year, and whether it passes or has to be rectified. */
  readonly checked?: { readonly day: Day; readonly result: SiteConclusion };
  readonly objection?: { readonly received: Day; readonly answered: Day };
};

const REVIEWERS = ["expert-1", "expert-2"] as const;
/** None of whom has ever been on the team of a matter. */
const PANEL = ["reviewer", "expert-3", "expert-4"] as const;

/** Scenes of a story; what each step says is invented. */
export function siteScenes(story: SiteStory): Scene[] {
  const { owner, county, applied, upTo, later, working } = story;
  const at = (day: Day, time: string, play: () => Promise<unknown>): Scene => ({ day, time, play });
  const step = (username: string, take: (site: Site) => Promise<TakeSiteStep> | TakeSiteStep) => async () => {
    const site = await siteOf(story);
    const input = await take(site);
    return by(username, (ctx) => moveSite(ctx, input));
  };
  const scenes = [at(applied, "09:20", () => assess(story))];
  if (upTo === "draft") return scenes;
  scenes.push(
    at(
      applied,
      "16:10",
      step(owner, (site) => ({ step: "submit", ...site, practice: PRACTICE, undertaking: "yes" })),
    ),
  );
  if (upTo === "applied") return scenes;
  const recommended = later(applied, 6);
  scenes.push(
    at(
      recommended,
      "10:40",
      step(county, (site) => ({
        step: "recommend",
        ...site,
        recommendation: "制度齐全，执行到位，同意推荐（演示）。",
      })),
    ),
    at(
      later(recommended, 2),
      "15:20",
      step("lead", async (site) => ({
        step: "assign",
        ...site,
        documentOpinion: "申报材料齐全，自评有据，同意现场核验（演示）。",
        people: await idsOf(REVIEWERS),
      })),
    ),
  );
  const scored = later(recommended, upTo === "in_notice" ? 20 : 8);
  scenes.push(at(scored, "14:30", () => review(story, 0)));
  if (upTo === "on_site") return scenes;
  scenes.push(at(later(scored, 1), "14:30", () => review(story, 1)));
  const announced = story.announced ? working(story.announced) : later(recommended, 12);
  const panel = later(scored, 2);
  scenes.push(
    at(
      panel,
      "09:10",
      step("lead", async (site) => ({ step: "convene", ...site, people: await idsOf(PANEL) })),
    ),
    ...PANEL.map((member, index) => at(panel, `1${index}:30`, () => vote(story, member))),
    at(
      later(panel, 1),
      "11:00",
      step("lead", (site) => ({
        step: "advise",
        ...site,
        panelMinutes: "评审组认为制度完备、执行到位，同意授予（演示）。",
      })),
    ),
    at(
      announced,
      "09:00",
      step("chief", (site) => ({ step: "announce", ...site, decision: `局务会审议，同意公示（演示）。` })),
    ),
  );
  if (story.objection) scenes.push(...objection(story, story.objection));
  if (upTo === "in_notice") return scenes;
  scenes.push(
    at(
      later(announced, 7),
      "10:00",
      step("lead", (site) => ({ step: "award", ...site })),
    ),
  );
  const { checked } = story;
  if (checked)
    scenes.push(at(working(checked.day), "15:40", async () => checkSite(await story.enterpriseId(), checked.result)));
  return scenes;
}

const PRACTICE = "分级定密、分区管理、离职交接三项做法已执行两年，并向同行介绍（演示）。";

type Site = { readonly siteId: string; readonly version: number };

async function siteOf({ enterpriseId: find }: SiteStory): Promise<Site> {
  const enterpriseId = await find();
  return bySystem(async ({ tx }) => {
    const { id, version } = await tx.demonstrationSite.findFirstOrThrow({
      where: { enterpriseId },
      select: { id: true, version: true },
    });
    return { siteId: id, version };
  });
}

async function idsOf(usernames: readonly string[]): Promise<string[]> {
  return Promise.all(usernames.map(async (username) => (await who(username)).personId));
}

/** Full points but for every fourth item; bonus for the cluster alone. */
function claimOf({ key, points, dimension }: SheetItem, index: number): number {
  if (dimension === "B") return key === "B.1" ? points : 0;
  return index % 4 === 3 ? points - 0.5 : points;
}

/** What the portal doesn't know of a firm: as much as the form asks. */
const PARTICULARS = {
  ...{ kind: "有限责任公司", address: "嘉兴市科创路 1 号（演示）", productionAddress: "嘉兴市科创路 1 号（演示）" },
  ...{ legalPerson: "法演示", foundedOn: "2005-06-18", leaderPhone: "0573-82000001" },
  ...{ staff: "120", researchStaff: "15", clearedStaff: "12" },
  ...{ revenue1: "8600", revenue2: "9100", revenue3: "9850", profit1: "620", profit2: "580.5", profit3: "710" },
  ...{ research1: "310", research2: "342", research3: "395" },
  ...{ inventions: "3", utilityModels: "11", designs: "2", trademarks: "4", software: "1" },
  rules: "保密委员会，2012-03-01（演示）\n保密管理制度，2012-04-10（演示）\n涉密人员管理办法，2013-01-15（演示）",
  ...{ secretsCore: "2", secretsImportant: "6", secretsGeneral: "14", agreements: "100", nonCompete: "5", areas: "3" },
  ...{ measures: "图纸加密、权限管理、日志审计（演示）", trainings: "2", trained: "160", leaks: "0" },
} as const;

async function assess(story: SiteStory): Promise<void> {
  const { siteId } = await by(story.owner, async (ctx) => {
    const begun = await applySite(ctx, { practice: PRACTICE });
    const site = await findSite(ctx, begun.siteId);
    const known = site ? filledIn({ stated: null, known: await knownOf(ctx, site) }) : {};
    return stateParticulars(ctx, { ...begun, stated: { ...PARTICULARS, ...known } });
  });
  const { content } = await bySystem(currentSheet);
  const proof = await demoProof();
  const actor = await who(story.owner);
  for (const [index, item] of itemsOf(content).entries()) {
    const points = claimOf(item, index);
    if (points === 0) continue;
    await by(story.owner, (ctx) => answerItem(ctx, { siteId, itemKey: item.key, points, note: "" }));
    await receiveProof(async () => actor, {
      siteId,
      itemKey: item.key,
      name: `${item.evidenceZh}（演示）.pdf`,
      hash: null,
      bytes: piecesOf(proof),
    });
  }
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

let made: Promise<Buffer> | undefined;
/** One invented paper that stands for all proofs. */
function demoProof(): Promise<Buffer> {
  made ??= makePdf({
    title: "证明材料（演示）",
    madeAt: moment("2015-01-05", "09:00"),
    draw: (page) =>
      page
        .font("bold")
        .fontSize(20)
        .text("证明材料（演示）")
        .font("regular")
        .fontSize(12)
        .text("本件为演示文稿，不含任何秘密内容。"),
  });
  return made;
}

/** A reviewer declares, marks every item on the spot, and signs. */
async function review(story: SiteStory, which: 0 | 1): Promise<void> {
  const username = REVIEWERS[which];
  const { siteId } = await siteOf(story);
  const { content } = await bySystem(currentSheet);
  const strict = story.strictness[which];
  const marks = itemsOf(content).flatMap((item, index) => {
    const claimed = claimOf(item, index);
    if (claimed === 0) return [];
    const less = index % 3 === which ? strict / 4 : 0;
    return [
      {
        id: idFor(siteId, which, index),
        itemKey: item.key,
        points: Math.max(claimed - less, 0),
        finding: "verified" as const,
        note: less > 0 ? "记录不全（演示）" : "",
        base: 0,
      },
    ];
  });
  await by(username, (ctx) => declareInterest(ctx, { interest: "none", siteId }));
  await by(username, (ctx) => markItems(ctx, { siteId, round: 1, marks }));
  await by(username, (ctx) => signScore(ctx, { siteId, round: 1, opinion: "现场与申报一致，记录完整（演示）。" }));
}

/** The id of a mark, from the site's own: the same each time the story is told of the same site. */
function idFor(siteId: string, which: number, index: number): string {
  return `${siteId.slice(0, 24)}${which}${String(index).padStart(3, "0")}${siteId.slice(28)}`;
}

async function vote(story: SiteStory, member: string): Promise<void> {
  const { siteId } = await siteOf(story);
  await by(member, (ctx) => declareInterest(ctx, { interest: "none", siteId }));
  await by(member, (ctx) => castVote(ctx, { siteId, vote: "for", opinion: "同意（演示）" }));
}

function objection(story: SiteStory, { received, answered }: { received: Day; answered: Day }): Scene[] {
  return [
    {
      day: received,
      time: "10:15",
      play: async () => {
        const { siteId } = await siteOf(story);
        await bySystem((ctx) =>
          objectToSite(ctx, {
            siteId,
            text: "听说这家企业去年有员工被处罚，是否影响授牌（演示）？",
            name: "市民甲（演示）",
            contact: "",
            formKey: "5f0c2b6e-6a1d-4b7e-9a35-2016112200a1",
          }),
        );
      },
    },
    {
      day: answered,
      time: "15:00",
      play: async () => {
        const { siteId } = await siteOf(story);
        const { id } = await bySystem(({ tx }) =>
          tx.siteObjection.findFirstOrThrow({ where: { siteId }, select: { id: true } }),
        );
        await by("lead", (ctx) =>
          answerObjection(ctx, {
            siteId,
            objectionId: id,
            outcome: "rejected",
            answer: "经核查，所述处罚与商业秘密保护无关，不影响授牌（演示）。",
          }),
        );
      },
    },
  ];
}
