import type { Day } from "@/kernel/days";
import { askCity, moveLeak, openLeak, writeLeak } from "@/programme/contact-points/leaks/commands";
import { findLeak, openLeakTexts } from "@/programme/contact-points/leaks/queries";
import type { TakeLeakStep, WriteLeak } from "@/programme/contact-points/leaks/schema";
import { COUNTY_OFFICER } from "./people";
import { firmsOf, ownerOf } from "./programme";
import { by, bySystem, type Scene, who } from "./stage";

/** Reports of leaks by contact points: one that was handled whole, one that came late, one that nobody has received in time, a draft. */

type Told = Omit<WriteLeak, "noticedOn"> & {
  /** Which firm of the division, by its place: an active contact point. */
  readonly division: string;
  readonly index: number;
  readonly noticed: Day;
  readonly written: Day;
  readonly reported?: Day;
  readonly course?: readonly (readonly [Day, "receive" | "look" | "advise" | "answer" | "close" | "askCity", string])[];
};

const REPORTS: readonly Told[] = [
  {
    ...{ division: "330483", index: 0, noticed: "2016-06-13", written: "2016-06-14", reported: "2016-06-14" },
    ...{ kind: "leaver", complains: "no", measures: "停用了该员工的账号，封存了电脑（演示）。" },
    account: "一名打样岗位的员工离职前一周多次在夜间拷贝文件，去向不明（演示）。",
    course: [
      ["2016-06-15", "receive", ""],
      ["2016-06-15", "look", ""],
      ["2016-06-17", "advise", "发函提醒其保密义务，保留拷贝日志并做时间戳，核对离职手续是否收回载体（演示）。"],
      ["2016-06-27", "answer", "已发函，对方退回了移动硬盘并签了承诺书（演示）。"],
      ["2016-06-29", "close", "载体已经收回，建议企业把夜间拷贝列入日常检查（演示）。"],
    ],
  },
  {
    ...{ division: "330402", index: 2, noticed: "2016-11-21", written: "2016-11-22", reported: "2016-11-22" },
    ...{ kind: "intrusion", complains: "yes", measures: "断开了服务器外网，请维护单位保留日志（演示）。" },
    account: "图纸服务器出现境外地址的登录记录，时间集中在上周末（演示）。",
    course: [
      ["2016-11-22", "receive", ""],
      ["2016-11-23", "look", ""],
      ["2016-11-23", "askCity", ""],
      ["2016-11-23", "advise", "先固定日志和登录记录，不要重装系统；准备好后可以直接投诉（演示）。"],
    ],
  },
  {
    ...{ division: "330481", index: 3, noticed: "2016-11-14", written: "2016-11-23", reported: "2016-11-23" },
    ...{ kind: "visitor", complains: "undecided", measures: "" },
    account: "展会上发现同行样品与本企业未公开的款式接近，此前有人参观过车间（演示）。",
  },
  {
    ...{ division: "330411", index: 2, noticed: "2016-11-14", written: "2016-11-15", reported: "2016-11-16" },
    ...{ kind: "carrier", complains: "no", measures: "已要求收件方删除并回函（演示）。" },
    account: "业务员把内部报价文件误发给了客户群（演示）。",
  },
  {
    ...{ division: "330482", index: 0, noticed: "2016-11-22", written: "2016-11-23" },
    ...{ kind: "partner", complains: "undecided", measures: "" },
    account: "代工厂把样品照片发到了公开的相册（演示）。",
  },
];

export function leakScenes(): Scene[] {
  return REPORTS.flatMap((report): Scene[] => {
    const firm = firmsOf(report.division)[report.index];
    if (!firm) throw new RangeError(`no ${report.index}th firm in ${report.division}`);
    const owner = ownerOf(firm);
    const county = COUNTY_OFFICER[report.division] ?? "lead";
    const { division: _division, index: _index, noticed, written, reported, course = [], ...words } = report;
    return [
      {
        day: written,
        time: "09:20",
        play: () => by(owner, (ctx) => writeLeak(ctx, { ...words, noticedOn: noticed })),
      },
      ...(reported ? [{ day: reported, time: "09:50", play: () => move(owner, owner, { step: "report" }) }] : []),
      ...course.map(
        ([day, step, text], at): Scene => ({
          day,
          time: `${10 + at}:30`,
          play: () => {
            if (step === "receive") return move(owner, county, { step });
            if (step === "look") return look(owner, county);
            if (step === "close") return move(owner, county, { step, text, closingGround: "handled" });
            if (step !== "askCity") return move(owner, step === "answer" ? owner : county, { step, text });
            return by(county, async (ctx) => askCity(ctx, await latest(owner)));
          },
        }),
      ),
    ];
  });
}

/** The firm's latest report. */
async function latest(owner: string): Promise<{ leakReportId: string; version: number }> {
  const actor = await who(owner);
  const enterpriseId = actor.kind === "firm" ? (actor.enterpriseId ?? "") : "";
  const { id, version } = await bySystem(({ tx }) =>
    tx.leakReport.findFirstOrThrow({
      where: { enterpriseId },
      select: { id: true, version: true },
      orderBy: { id: "desc" },
    }),
  );
  return { leakReportId: id, version };
}

/** The county's officer opens what is sealed, and the firm finds it in its access log. */
async function look(owner: string, officer: string): Promise<void> {
  const { leakReportId } = await latest(owner);
  await by(officer, async (ctx) => {
    const { purpose } = await openLeak(ctx, { leakReportId, purpose: "leak-receive", words: "" });
    const leak = await findLeak(ctx, leakReportId);
    if (leak) await openLeakTexts(ctx, leak, purpose);
  });
}

type Bare<Step> = Step extends unknown ? Omit<Step, "leakReportId" | "version"> : never;

async function move(
  owner: string,
  mover: string,
  step: Bare<Exclude<TakeLeakStep, { step: "change" }>>,
): Promise<void> {
  const at = await latest(owner);
  await by(mover, (ctx) => moveLeak(ctx, { ...step, ...at }));
}
