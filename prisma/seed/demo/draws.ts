import { moveDraw, setUpDraw } from "@/programme/visits/draws/commands";
import { drawnOf, findDraw } from "@/programme/visits/draws/queries";
import type { SetUpDraw } from "@/programme/visits/draws/schema";
import { findVisit } from "@/programme/visits/queries";
import { by, bySystem, type Scene } from "./stage";
import { makeVisit } from "./visits";

/** Random draws of the story: one that is drawn and mostly visited, one that is frozen and waits for its number, a county's that is being planned. */

const plan: Omit<SetUpDraw, "title" | "take" | "numberOn" | "visitsBy"> = {
  ...{
    purpose: "patrol",
    sources: ["point"],
    divisions: [],
    clusters: [],
    industry: "",
    months: 6,
    each: 2,
    absent: [],
  },
  numberSource: "演示公开号码（仿彩票开奖），公布日 20:00 后在演示网站查询",
  burdenReason: "年度双随机抽查计划安排（演示）",
};
const FINISHED = "2016年第四季度联系点随机抽查（演示）";
const WAITING = "2016年年末示范点与联系点随机抽查（演示）";
/** Of the firms that were drawn so many are visited by the story's day. */
const VISITED = 4;

export function drawScenes(): Scene[] {
  return [
    { day: "2016-10-10", time: "10:05", play: setUpFirst },
    { day: "2016-10-11", time: "15:20", play: () => step("lead", FINISHED, "freeze") },
    { day: "2016-10-14", time: "21:10", play: () => step("lead", FINISHED, "draw", "05 12 19 23 28 31 07") },
    { day: "2016-11-15", time: "16:05", play: visitDrawn },
    {
      day: "2016-11-21",
      time: "10:15",
      play: () =>
        by("lead", (ctx) =>
          setUpDraw(ctx, {
            ...{ ...plan, title: WAITING, sources: ["point", "site"], months: 12 },
            ...{ take: 5, numberOn: "2016-11-25", visitsBy: "2016-12-31" },
          }),
        ),
    },
    { day: "2016-11-22", time: "16:30", play: () => step("lead", WAITING, "freeze") },
    {
      day: "2016-11-23",
      time: "11:20",
      play: () =>
        by("nanhu", (ctx) =>
          setUpDraw(ctx, {
            ...{ ...plan, title: "南湖区联系点随机抽查（演示）", purpose: "guidance", months: 3 },
            ...{ take: 3, numberOn: "2016-11-28", visitsBy: "2016-12-30" },
          }),
        ),
    },
  ];
}

async function setUpFirst(): Promise<void> {
  const off = await bySystem(({ tx }) =>
    tx.person.findUniqueOrThrow({ where: { username: "officer3" }, select: { id: true } }),
  );
  await by("lead", (ctx) =>
    setUpDraw(ctx, {
      ...{ ...plan, title: FINISHED, absent: [off.id] },
      ...{ take: 6, numberOn: "2016-10-14", visitsBy: "2016-12-09" },
    }),
  );
}

async function step(username: string, title: string, name: "freeze" | "draw", number = ""): Promise<void> {
  await by(username, async (ctx) => {
    const { id, version } = await ctx.tx.visitDraw.findFirstOrThrow({
      where: { title },
      select: { id: true, version: true },
    });
    await moveDraw(
      ctx,
      name === "draw" ? { step: "draw", drawId: id, version, number } : { step: "freeze", drawId: id, version },
    );
  });
}

async function visitDrawn(): Promise<void> {
  const visits = await by("lead", async (ctx) => {
    const { id } = await ctx.tx.visitDraw.findFirstOrThrow({ where: { title: FINISHED }, select: { id: true } });
    if (!(await findDraw(ctx, id))) throw new Error("the lead doesn't see his draw");
    const drawn = await drawnOf(ctx, id);
    const found: Awaited<ReturnType<typeof findVisit>>[] = [];
    for (const { visitId } of drawn.slice(0, VISITED)) found.push(await findVisit(ctx, visitId));
    return found;
  });
  for (const [index, visit] of visits.entries()) {
    const officer = await bySystem(({ tx }) =>
      tx.person.findUniqueOrThrow({ where: { id: visit?.officerId ?? "" }, select: { username: true } }),
    );
    await by(officer.username, (ctx) => makeVisit(ctx, visit?.id ?? "", { advised: index === 1 }));
  }
}
