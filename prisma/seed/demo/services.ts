import type { Day } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { reviewPoint } from "@/programme/contact-points/reviews/commands";
import { materialOf } from "@/programme/contact-points/risk-assessments/queries";
import { enterService } from "@/programme/contact-points/services/commands";
import type { ENTERED_CODES } from "@/programme/contact-points/services/policy";
import { pickedPoints } from "@/programme/contact-points/services/queries";
import { COUNTY_OFFICER } from "./people";
import { by, type Scene } from "./stage";

/** What contact points were given and did in 2016, entered by their counties; a few are behind, as everywhere. */
const GIVEN: readonly (readonly [Day, (typeof ENTERED_CODES)[number], string, behind: number])[] = [
  ["2016-03-21", "hotline", "发放联络卡，告知维权热线（演示）", 20],
  ["2016-06-20", "survey", "收到企业问卷（演示）", 9],
  ["2016-10-20", "training", "商业秘密保护培训班（演示）", 7],
  ["2016-11-17", "risk_assessment", "完成风险评估，反馈建议（演示）", 3],
];

export function serviceScenes(): Scene[] {
  return [
    {
      day: "2016-01-20",
      time: "15:30",
      play: () =>
        eachCounty(async (ctx, id) => {
          // Whoever came in January isn't reviewed for the year before.
          if ((await pickedPoints(ctx, [id], 2015)).length > 0)
            await reviewPoint(ctx, id, { year: 2015, outcome: "kept", reason: "履行了义务，继续保留（演示）" });
        }),
    },
    ...GIVEN.map(
      ([day, code, note, behind]): Scene => ({
        day,
        time: "15:30",
        play: () =>
          eachCounty(async (ctx, contactPointId, index) => {
            if (index % behind === behind - 1) return;
            // A risk assessment weighs all that visits left.
            const { enterpriseId } = await ctx.tx.contactPoint.findUniqueOrThrow({
              where: { id: contactPointId },
              select: { enterpriseId: true },
            });
            const weighed =
              code === "risk_assessment" ? (await materialOf(ctx, enterpriseId)).map(({ key }) => key) : [];
            await enterService(ctx, { contactPointId, code, doneOn: day, note, weighed });
          }),
      }),
    ),
  ];
}

/** The active points of each county, one after the other, in a transaction of its officer. */
async function eachCounty(enter: (ctx: Ctx, contactPointId: string, index: number) => Promise<unknown>): Promise<void> {
  for (const [divisionCode, officer] of Object.entries(COUNTY_OFFICER)) {
    await by(officer, async (ctx) => {
      const points = await ctx.tx.contactPoint.findMany({
        where: { divisionCode, status: "active" },
        select: { id: true },
        orderBy: { number: "asc" },
      });
      for (const [index, { id }] of points.entries()) await enter(ctx, id, index);
    });
  }
}
