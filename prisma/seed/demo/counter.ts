import { makeCreditCode } from "@/kernel/credit-code";
import { endFiling, fileForFirm, registerForFirm } from "@/programme/contact-points/counter/commands";
import { findFiling } from "@/programme/contact-points/counter/queries";
import { ADMISSION_ITEMS } from "../reference/admission";
import { by, type Scene } from "./stage";

/** What was typed at counters for firms that came: one waits too long, one waits, one was typed twice and taken back. None of it counts. */

const application = (n: number) => ({
  ...{ leaderName: "施到场", leaderPost: "副总经理", liaisonName: "卞联络", liaisonPost: "办公室" },
  ...{ liaisonMobile: `1380000920${n}`, liaisonEmail: `counter-${n}@example.cn` },
  ...{ checklist: [...ADMISSION_ITEMS], remark: "企业到场，由窗口代为录入（演示）" },
});

/** A checked firm of this office that has no point and applies for none, always the same. */
function applies(officer: string, day: string, n: number): Scene {
  const play = () =>
    by(officer, async (ctx) => {
      const firm = await ctx.tx.enterprise.findFirstOrThrow({
        where: {
          ...{ status: "checked", standing: "in_business", contactPoints: { none: {} }, persons: { some: {} } },
          ...(ctx.actor.kind === "official" ? { divisionCode: ctx.actor.divisionCode } : {}),
        },
        select: { id: true },
        orderBy: { uscc: "desc" },
      });
      await fileForFirm(ctx, {
        ...{ enterpriseId: firm.id, spokeName: "施到场", spokePost: "副总经理", identified: "id-card" },
        ...application(n),
      });
    });
  return { day, time: "14:10", play };
}

export function counterScenes(): Scene[] {
  return [
    applies("pinghu", "2016-11-14", 1),
    applies("haining", "2016-11-22", 2),
    {
      ...{ day: "2016-11-21", time: "15:30" },
      play: () =>
        by("tongxiang", async (ctx) => {
          const typed = await registerForFirm(ctx, {
            ...{ spokeName: "屠到场", spokePost: "厂长", identified: "licence" },
            ...{ code: makeCreditCode("330483", 192_001), firmName: "桐乡窗口示例厂（演示）", divisionCode: "330483" },
            ...{ name: "屠到场", mobile: "13800009203", email: "counter-3@example.cn" },
          });
          const filing = await findFiling(ctx, typed.filingId);
          await endFiling(ctx, {
            ...{ step: "withdraw", filingId: typed.filingId, version: filing?.version ?? 0 },
            reason: "名称与执照不一致，请企业带齐材料再来（演示）",
          });
        }),
    },
  ];
}
