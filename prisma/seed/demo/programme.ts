import { addDays, type Day, dateOf, dayFromDate } from "@/kernel/days";
import { addWorkingDays, nextWorkingDay } from "@/kernel/working-days";
import { register, verifyMail } from "@/programme/accounts/registration/commands";
import { registerInput } from "@/programme/accounts/registration/schema";
import { moveContactPoint } from "@/programme/contact-points/commands";
import { editEnterprise, moveEnterprise } from "@/programme/enterprises/commands";
import { editEnterpriseInput } from "@/programme/enterprises/schema";
import { enterLate } from "@/programme/targets/late-entries/commands";
import { receiveRegisterPaper } from "@/programme/targets/papers/commands";
import { acceptStatement, confirmFigures, openStatement } from "@/programme/targets/statements/commands";
import { deliveredCalendar } from "../reference/holidays";
import { applyShown, judge, recommend } from "./admissions";
import { type DemoFirm, demoFirms, NEWEST } from "./firms";
import { COUNTY_OFFICER } from "./people";
import { POINTS } from "./points";
import { siteScenes } from "./sites";
import { by, bySystem, linkMailedTo, type Scene, who } from "./stage";

/** The programme's part of the story: firms register and are checked, become contact points, a few win the award. */

/** Points that were admitted besides, and left or were suspended since: division, which firm, when admitted, when and how it ended. */
const ENDED = [
  {
    division: "330483",
    index: 53,
    admitted: "2016-05-09",
    ended: "2016-08-19",
    step: "exit",
    exitGround: "moved",
    reason: "企业迁出本市（演示）",
  },
  {
    division: "330481",
    index: 28,
    admitted: "2016-04-18",
    ended: "2016-09-09",
    step: "exit",
    exitGround: "closed",
    reason: "企业停产（演示）",
    happenedOn: "2016-09-02",
    lateReason: "企业停产一周后才来函告知（演示）",
    proof: "企业来函，2016年9月8日收，说明 9 月 2 日起停产（演示）",
  },
  {
    division: "330402",
    index: 25,
    admitted: "2016-05-16",
    ended: "2016-10-13",
    step: "suspend",
    reason: "联络员离职，尚未另派（演示）",
  },
] as const;

/** Applications on their way on 2016-11-24: division, which firm, how far. */
const WAITING = [
  { division: "330424", index: 14, applied: "2016-11-10", upTo: "recommended" },
  { division: "330424", index: 15, applied: "2016-11-17", upTo: "applied" },
  { division: "330481", index: 34, applied: "2016-11-08", upTo: "recommended" },
  { division: "330402", index: 28, applied: "2016-11-21", upTo: "applied" },
  { division: "330411", index: 26, applied: "2016-11-15", upTo: "returned" },
  { division: "330482", index: 27, applied: "2016-11-18", upTo: "applied" },
] as const;

/**
 * Demonstration sites: the n-th contact point of a division, when it applied, how far it came. Five by the end of 2015, nine now, two in
 * notice (one with an objection that was answered); of the five one has to be rectified after its yearly check, and the check of one is to come.
 */
const SITES = [
  {
    division: "330483",
    index: 1,
    applied: "2015-09-14",
    upTo: "awarded",
    checked: { day: "2016-09-08", result: "check" },
  },
  {
    division: "330481",
    index: 1,
    applied: "2015-09-23",
    upTo: "awarded",
    checked: { day: "2016-10-13", result: "check" },
  },
  {
    division: "330402",
    index: 1,
    applied: "2015-10-22",
    upTo: "awarded",
  },
  {
    division: "330482",
    index: 1,
    applied: "2015-09-28",
    upTo: "awarded",
    checked: { day: "2016-10-26", result: "check" },
  },
  {
    division: "330411",
    index: 0,
    applied: "2015-09-14",
    upTo: "awarded",
    checked: { day: "2016-10-12", result: "rectify" },
  },
  { division: "330483", index: 4, applied: "2016-02-22", upTo: "awarded" },
  { division: "330481", index: 4, applied: "2016-03-21", upTo: "awarded" },
  { division: "330421", index: 0, applied: "2016-04-11", upTo: "awarded" },
  { division: "JX-JKQ", index: 0, applied: "2016-05-09", upTo: "awarded" },
  {
    division: "330424",
    index: 0,
    applied: "2016-09-12",
    upTo: "in_notice",
    announced: "2016-11-21",
    objection: { received: "2016-11-22", answered: "2016-11-23" },
  },
  { division: "330483", index: 0, applied: "2016-09-19", upTo: "in_notice", announced: "2016-11-21" },
  { division: "330482", index: 3, applied: "2016-10-24", upTo: "on_site" },
  { division: "330402", index: 5, applied: "2016-11-14", upTo: "applied" },
] as const;

/**
 * The statements of the end of 2015 and of the middle of 2016: each bureau confirms, then the lead accepts. Two admissions of June were
 * entered in July only: the second one is restated.
 */
const STATED = [
  { asOf: "2015-12-31", opened: "2016-01-04", confirmed: "2016-01-06", accepted: "2016-01-08" },
  { asOf: "2016-06-30", opened: "2016-07-01", confirmed: "2016-07-01", accepted: "2016-07-01" },
] as const;
const AFTERWARDS = {
  ...{ day: "2016-08-09", fromDay: "2016-06-28", from: "2016-07-02", to: "2016-08-08", many: 2 },
  reason: "核准文件当时漏录，按文件补录（演示）",
  proof: "关于设立联系点的批复，嘉市监商密〔2016〕9号，2016年6月28日（演示）",
  restatement: "6 月底有 2 家漏录，8 月补录（演示）",
} as const;

const working = (day: Day): Day => nextWorkingDay(day, deliveredCalendar);
const later = (day: Day, count: number): Day => addWorkingDays({ from: day, count }, deliveredCalendar);

export function firmsOf(divisionCode: string): readonly DemoFirm[] {
  return demoFirms().filter((firm) => firm.divisionCode === divisionCode);
}

/** The user name of a firm's owner. */
export function ownerOf({ key }: DemoFirm): string {
  return key;
}

/** All scenes of the programme. `password`: the one of the demo's accounts. */
export function programmeScenes(password: string): Scene[] {
  const scenes: Scene[] = demoFirms().flatMap((firm) => registration(firm, password));
  for (const [division, [end2015, now]] of Object.entries(POINTS)) {
    for (let index = 0; index < now; index++) {
      const admitted =
        index < end2015
          ? addDays("2015-03-02", Math.floor((index / end2015) * 295))
          : addDays("2016-01-11", Math.floor(((index - end2015) / (now - end2015)) * 305));
      scenes.push(...admission(firmAt(division, index), working(admitted)));
    }
  }
  for (const { division, index, admitted, ended, ...step } of ENDED) {
    const firm = firmAt(division, index, "ended");
    scenes.push(...admission(firm, working(admitted)));
    scenes.push({
      day: working(ended),
      time: "10:20",
      play: async () => {
        const point = await pointOf(firm);
        // What is entered later than it happened brings its paper.
        const late = "proof" in step ? { paper: await paperOf(point.contactPointId, step.proof) } : {};
        await by("lead", (ctx) => moveContactPoint(ctx, { ...step, ...late, ...point }));
      },
    });
  }
  for (const { division, index, applied, upTo } of WAITING)
    scenes.push(...waiting(firmAt(division, index, "waiting"), applied, upTo));
  for (const [place, { division, index, applied, ...story }] of SITES.entries()) {
    const firm = firmAt(division, index);
    scenes.push(
      ...siteScenes({
        ...story,
        owner: ownerOf(firm),
        county: COUNTY_OFFICER[division] ?? "lead",
        enterpriseId: async () => (await enterpriseOf(firm)).enterpriseId,
        applied: working(applied),
        strictness: [1 + (place % 3), 2 + (place % 2)],
        later,
        working,
      }),
    );
  }
  scenes.push(...STATED.flatMap(statement), ...afterwards());
  return scenes;
}

/** The statement of a day as the story has it. */
function statementOf(asOf: Day): Promise<{ statementId: string; version: number }> {
  return bySystem(async ({ tx }) => {
    const where = { asOf: dateOf(asOf) };
    const { id, version } = await tx.statement.findUniqueOrThrow({ where, select: { id: true, version: true } });
    return { statementId: id, version };
  });
}

/** Hands in the paper by which a contact point came or went: its id. */
async function paperOf(subjectId: string, proof: string): Promise<string> {
  const lead = await who("lead");
  const { id } = await receiveRegisterPaper(async () => lead, {
    ...{ register: "contact-points", subjectId, name: "依据（演示）.txt", hash: null },
    bytes: (async function* () {
      yield Buffer.from(`演示材料，不具效力\n${proof}\n`);
    })(),
  });
  return id;
}

/** Two points turn out to have been admitted in June: entered with reason and paper, and the statement is restated. */
function afterwards(): Scene[] {
  const { day, fromDay, from, to, many, reason, proof, restatement } = AFTERWARDS;
  return [
    {
      ...{ day, time: "10:30" },
      play: async () => {
        const found = await bySystem(({ tx }) =>
          tx.contactPointPeriod.findMany({
            where: { fromDay: { gte: dateOf(from), lte: dateOf(to) }, toDay: null },
            select: { contactPointId: true, fromDay: true },
            orderBy: { number: "asc" },
            take: many,
          }),
        );
        for (const { contactPointId, fromDay: seen } of found) {
          const point = { register: "contact-points", subjectId: contactPointId } as const;
          const paper = await paperOf(contactPointId, proof);
          const turn = { boundary: "from", seen: dayFromDate(seen) } as const;
          await by("lead", (ctx) =>
            enterLate(ctx, { ...point, happenedOn: fromDay, turn, lateReason: reason, proof, paper, restatement }),
          );
        }
      },
    },
  ];
}

function statement({ asOf, opened, confirmed, accepted }: (typeof STATED)[number]): Scene[] {
  const row = () => statementOf(asOf);
  return [
    { day: opened, time: "09:00", play: async () => by("lead", (ctx) => openStatement(ctx, { asOf })) },
    ...Object.entries(COUNTY_OFFICER).map(([divisionCode, officer]) => ({
      day: confirmed,
      time: "10:00",
      play: async () => {
        const { statementId } = await row();
        return by(officer, (ctx) => confirmFigures(ctx, { statementId, divisionCode, seen: null }));
      },
    })),
    { day: accepted, time: "16:00", play: async () => by("lead", async (ctx) => acceptStatement(ctx, await row())) },
  ];
}

/** The firms that become contact points are a division's first; those that left or wait are taken from behind, so that nobody is told twice. */
function firmAt(division: string, index: number, group: "points" | "ended" | "waiting" = "points"): DemoFirm {
  const firms = firmsOf(division);
  const active = POINTS[division]?.[1] ?? 0;
  const at = group === "points" ? index : Math.max(index, active);
  const firm = firms[Math.min(at, firms.length - 1)];
  if (!firm) throw new RangeError(`no ${index}th firm in ${division}`);
  return firm;
}

function registration(firm: DemoFirm, password: string): Scene[] {
  const day = working(firm.registeredOn);
  const email = `${firm.key}@example.cn`;
  const officer = COUNTY_OFFICER[firm.divisionCode] ?? "lead";
  // The unified code came with the October of 2015; whoever registered before gave the code of that time.
  const code = day < "2015-10-01" ? firm.orgCode : firm.uscc;
  const scenes: Scene[] = [
    {
      day,
      time: "09:10",
      play: async () => {
        const input = registerInput.parse({
          code,
          firmName: firm.name,
          divisionCode: firm.divisionCode,
          name: firm.contact,
          mobile: firm.mobile,
          email,
          username: firm.key,
          password,
          consent: "yes",
          locale: "zh-CN",
        });
        await bySystem((ctx) => register(ctx, input));
        const token = await linkMailedTo(email);
        await bySystem((ctx) => verifyMail(ctx, { token }));
      },
    },
    { day, time: "09:40", play: () => profile(firm) },
  ];
  // The last of them still wait for their county office, and one was returned.
  if (firm.registeredOn < NEWEST) {
    scenes.push({
      day: later(day, 2),
      time: "14:10",
      play: () =>
        by(officer, async (ctx) =>
          moveEnterprise(ctx, {
            step: "check",
            distinct: "名称、代码、地址均不同（演示）",
            ...(await enterpriseOf(firm)),
          }),
        ),
    });
  } else if (firm.divisionCode === "330411") {
    scenes.push({
      day: later(day, 1),
      time: "14:10",
      play: () =>
        by(officer, async (ctx) =>
          moveEnterprise(ctx, {
            step: "return",
            reason: "营业执照名称与登记名称不一致（演示）",
            ...(await enterpriseOf(firm)),
          }),
        ),
    });
  }
  return scenes;
}

async function profile(firm: DemoFirm): Promise<void> {
  const clusters = await bySystem(({ tx }) =>
    tx.cluster.findMany({ where: { code: firm.cluster ?? "" }, select: { id: true } }),
  );
  const { enterpriseId, version } = await enterpriseOf(firm);
  await by(ownerOf(firm), (ctx) =>
    editEnterprise(
      ctx,
      editEnterpriseInput.parse({
        enterpriseId,
        version,
        contactName: firm.contact,
        contactMobile: firm.mobile,
        contactEmail: `${firm.key}@example.cn`,
        town: firm.town,
        address: firm.address,
        industryCode: firm.industry,
        clusterId: clusters[0]?.id ?? "",
        staff: String(firm.staff),
        researchStaff: String(Math.floor(firm.staff / 8)),
        sizeClass: firm.staff >= 300 ? "medium" : "small",
        titles: [...firm.titles],
      }),
    ),
  );
}

function admission(firm: DemoFirm, approved: Day): Scene[] {
  const applied = later(addDays(approved, -14), 0);
  return [
    applying(firm, working(applied), "10:00"),
    {
      day: later(working(applied), 4),
      time: "15:00",
      play: async () => recommend(COUNTY_OFFICER[firm.divisionCode] ?? "lead", await pointOf(firm)),
    },
    {
      ...{ day: approved, time: "16:30" },
      play: async () => {
        const point = await pointOf(firm);
        await by("lead", (ctx) => moveContactPoint(ctx, { step: "approve", ...point }));
      },
    },
  ];
}

function waiting(firm: DemoFirm, applied: Day, upTo: "applied" | "recommended" | "returned"): Scene[] {
  const officer = COUNTY_OFFICER[firm.divisionCode] ?? "lead";
  const scenes: Scene[] = [applying(firm, working(applied), "10:30")];
  if (upTo === "recommended")
    scenes.push({ day: later(applied, 3), time: "11:00", play: async () => recommend(officer, await pointOf(firm)) });
  if (upTo === "returned") {
    scenes.push({
      day: later(applied, 2),
      time: "11:00",
      play: () =>
        by(officer, async (ctx) => {
          const reason = "联络员手机号无法接通，请核对（演示）";
          const point = await judge(ctx, await pointOf(firm), { names_people: reason });
          return moveContactPoint(ctx, { step: "return", reason, ...point });
        }),
    });
  }
  return scenes;
}

/** A firm applies after its county office has checked it; a story in which it doesn't can't be told. */
function applying(firm: DemoFirm, day: Day, time: string): Scene {
  if (day < later(working(firm.registeredOn), 3))
    throw new RangeError(`${firm.key} applies on ${day}, before it is checked`);
  return { day, time, play: () => applyShown(firm) };
}

/** The firm that this one became in the register. */
export function enterpriseOf(firm: DemoFirm): Promise<{ enterpriseId: string; version: number }> {
  return bySystem(async ({ tx }) => {
    const { id, version } = await tx.enterprise.findFirstOrThrow({
      where: { OR: [{ uscc: firm.uscc }, { orgCode: firm.orgCode }], mergedIntoId: null },
      select: { id: true, version: true },
    });
    return { enterpriseId: id, version };
  });
}

async function pointOf(firm: DemoFirm): Promise<{ contactPointId: string; version: number }> {
  const { enterpriseId } = await enterpriseOf(firm);
  return bySystem(async ({ tx }) => {
    const { id, version } = await tx.contactPoint.findFirstOrThrow({
      where: { enterpriseId },
      select: { id: true, version: true },
    });
    return { contactPointId: id, version };
  });
}
