import { addDays, type Day, dateOf, endOfMonth, type Month, monthOf, monthsFrom } from "@/kernel/days";
import { nextWorkingDay } from "@/kernel/working-days";
import type { Ctx } from "@/platform/database";
import type { SiteConclusion } from "@/programme/demonstration-sites/workflow";
import { moveAdvice } from "@/programme/visits/advice/commands";
import { moveVisit, planVisit } from "@/programme/visits/commands";
import { makeVisitPlan } from "@/programme/visits/jobs";
import { checklistFor, findVisit } from "@/programme/visits/queries";
import { deliveredCalendar } from "../reference/holidays";
import { by, bySystem, type Scene } from "./stage";

/** Visits of the story: planned by the rules from the end of 2015 on, most of them made in their month, some still to be made or late. */

const working = (day: Day): Day => nextWorkingDay(day, deliveredCalendar);
const LAST_MONTH: Month = "2016-11";
/** Of so many visits that are due one is not made: what is late must be seen as well. */
const LATE_OF = 8;

export function visitScenes(): Scene[] {
  const months = monthsFrom("2015-12-01", `${LAST_MONTH}-01`);
  return [
    ...months.flatMap((month): Scene[] => [
      { day: working(`${month}-02`), time: "00:40", play: makeVisitPlan },
      {
        day: working(`${month}-${month === LAST_MONTH ? "21" : "24"}`),
        time: "16:40",
        play: async () => {
          await followAdvice(month);
          await makeVisits(month);
        },
      },
    ]),
    { day: "2016-11-22", time: "10:20", play: arrangeNext },
    { day: "2016-11-23", time: "00:40", play: makeVisitPlan },
    { day: "2016-11-23", time: "09:40", play: planByHand },
  ];
}

type Open = { readonly id: string; readonly purpose: string; readonly username: string };

/** Visits to be made by the end of a month, with who makes them; in an order that is the same each time. */
function openVisits(until: Day): Promise<Open[]> {
  return bySystem(
    ({ tx }) =>
      tx.$queryRaw<Open[]>`
      select v.id, v.purpose::text, p.username from visits v join persons p on p.id = v.officer_id join enterprises e on e.id = v.enterprise_id
      where v.status in ('planned', 'arranged') and v.due_on <= ${until}::date order by v.due_on, e.name, v.occasion`,
  );
}

/** The visits of a month but for the checks of sites, which are in the story of each. */
async function makeVisits(month: Month): Promise<void> {
  const visits = (await openVisits(endOfMonth(`${month}-01`))).filter(({ purpose }) => purpose !== "mid_term");
  for (const [index, { id, username }] of visits.entries()) {
    if (index % LATE_OF === LATE_OF - 1) continue;
    await by(username, (ctx) => makeVisit(ctx, id, { advised: index % 3 === 0 }));
  }
}

type Made = {
  /** Something is left to do, and the firm is advised to do it. */
  readonly advised: boolean;
  readonly conclusion?: SiteConclusion;
};

/** Whoever makes a visit records it: most of the list is met, and the firm signs on paper. */
export async function makeVisit(ctx: Ctx, visitId: string, { advised, conclusion }: Made): Promise<void> {
  const visit = await findVisit(ctx, visitId);
  if (!visit) throw new Error("somebody doesn't see the visit that is his");
  const list = await checklistFor(ctx, visit);
  await moveVisit(ctx, {
    step: "record",
    visitId,
    version: visit.version,
    checklistId: list.id,
    heldOn: ctx.today,
    answers: list.items.map(
      ({ code }, at) => `${code}:${advised && at === 2 ? "unmet" : at % 7 === 5 ? "partly" : "met"}`,
    ),
    findings: advised ? "制度已建立，个别环节还没有落实（演示）。" : "制度执行正常，联络渠道畅通（演示）。",
    conclusion: conclusion ?? null,
    conclusionFindings: conclusion ? CONCLUSIONS[conclusion] : null,
    remark: null,
    advice1: advised ? "按清单补齐未做到的一项，并留存记录（演示）。" : null,
    advice1Due: advised ? addDays(ctx.today, 30) : null,
    ...{ advice2: null, advice2Due: null, advice3: null, advice3Due: null },
    signing: "paper",
    signerName: "企业负责人（演示）",
    signature: "",
  });
}

const CONCLUSIONS = {
  check: "年度检查：清单按期更新，培训有记录，合格（演示）。",
  rectify: "年度检查：离职交接记录不全，移动介质没有登记，限期整改（演示）。",
} as const satisfies Record<SiteConclusion, string>;

/** The mid-term check of a firm's site, by whom it was given to: what it concludes about the site is the site's yearly check. */
export async function checkSite(enterpriseId: string, conclusion: SiteConclusion): Promise<void> {
  const [visit] = await bySystem(
    ({ tx }) =>
      tx.$queryRaw<Open[]>`
      select v.id, v.purpose::text, p.username from visits v join persons p on p.id = v.officer_id
      where v.enterprise_id = ${enterpriseId}::uuid and v.purpose = 'mid_term' and v.status in ('planned', 'arranged')`,
  );
  if (!visit) throw new Error("a site is checked before its visit is planned");
  await by(visit.username, (ctx) => makeVisit(ctx, visit.id, { advised: conclusion === "rectify", conclusion }));
}

/** What was advised in the month before: the firm answers, and whoever advised it looks. */
async function followAdvice(month: Month): Promise<void> {
  if (month === monthOf(`${LAST_MONTH}-01`)) return;
  const open = await bySystem(
    ({ tx }) =>
      tx.$queryRaw<{ id: string; officer: string; owner: string }[]>`
      select a.id, p.username as officer, o.username as owner
      from visit_advice a join visits v on v.id = a.visit_id join persons p on p.id = v.officer_id
      join enterprises e on e.id = a.enterprise_id
      join persons o on o.enterprise_id = a.enterprise_id and o.enterprise_role = 'owner' and o.status = 'active'
      where a.status = 'open' and a.created_at < ${dateOf(`${month}-01`)} order by a.created_at, e.name`,
  );
  for (const { id, officer, owner } of open) {
    await by(owner, (ctx) =>
      moveAdvice(ctx, { step: "answer", adviceId: id, version: 1, answer: "已经补齐，记录留在办公室（演示）。" }),
    );
    await by(officer, (ctx) => moveAdvice(ctx, { step: "settle", adviceId: id, version: 2 }));
  }
}

/** In the last week days are arranged with some firms. */
async function arrangeNext(): Promise<void> {
  const days = ["2016-11-25", "2016-11-28", "2016-11-28", "2016-11-30", "2016-12-02"] as const;
  const visits = await openVisits("2016-12-31");
  for (const [index, arrangedOn] of days.entries()) {
    const next = visits[index];
    if (!next) return;
    await by(next.username, async (ctx) => {
      const visit = await findVisit(ctx, next.id);
      await moveVisit(ctx, { step: "arrange", visitId: next.id, version: visit?.version ?? 1, arrangedOn });
    });
  }
}

async function planByHand(): Promise<void> {
  const { enterpriseId } = await bySystem(({ tx }) =>
    tx.contactPoint.findFirstOrThrow({
      where: { status: "active", divisionCode: "330402" },
      select: { enterpriseId: true },
      orderBy: { number: "desc" },
    }),
  );
  await by("lead", (ctx) =>
    planVisit(ctx, {
      ...{ enterpriseId, purpose: "guidance", dueOn: "2016-12-09", officerId: "" },
      reason: "企业请求帮助建立涉密岗位清单（演示）",
    }),
  );
}
