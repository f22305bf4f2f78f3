import type { Ctx } from "@/platform/database";
import { judgeAdmission, noteItem, receiveAdmissionFile } from "@/programme/contact-points/admission/commands";
import { applyContactPoint, moveContactPoint } from "@/programme/contact-points/commands";
import { ADMISSION_ITEMS } from "../reference/admission";
import type { DemoFirm } from "./firms";
import { by, who } from "./stage";

/** How firms become contact points: each applies and shows what the checklist asks for, its county judges item by item and recommends. */

/** What a firm writes to the items that its word alone doesn't show; which of several is told by its key. */
const NOTES = {
  registered_here: ["营业执照已在企业登记中核对（演示）", "营业执照正本可以随时查看（演示）"],
  has_secrets: [
    "自主研发的加工工艺和检测方法，不写内容（演示）",
    "客户资料、报价和采购渠道，不写内容（演示）",
    "配方和工艺参数，由研发部门保管，不写内容（演示）",
  ],
  rules_and_agreements: [
    "已有保密制度，研发和销售人员都签了保密协议（演示）",
    "制度正在起草，三个月内建立并签订保密协议（演示）",
  ],
} as const;

/** One in so many hands in its rules as a file too. */
const WITH_FILE = 17;

type Point = { readonly contactPointId: string; readonly version: number };

/** A firm applies, and shows each item at once. */
export async function applyShown(firm: DemoFirm): Promise<void> {
  const turn = [...firm.key].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
  const { contactPointId } = await by(firm.key, async (ctx) => {
    const made = await applyContactPoint(ctx, {
      ...{ leaderName: firm.contact, leaderPost: "副总经理", liaisonName: firm.contact, liaisonPost: "办公室主任" },
      ...{ liaisonMobile: firm.mobile, liaisonEmail: `${firm.key}@example.cn` },
      ...{ checklist: [...ADMISSION_ITEMS], remark: null },
    });
    for (const [item, notes] of Object.entries(NOTES))
      await noteItem(ctx, { ...made, item, note: notes[turn % notes.length] ?? notes[0] });
    return made;
  });
  if (turn % WITH_FILE > 0) return;
  const owner = await who(firm.key);
  await receiveAdmissionFile(async () => owner, {
    ...{ contactPointId, item: "rules_and_agreements", name: "保密制度（演示）.txt", hash: null },
    bytes: (async function* () {
      yield Buffer.from(`演示材料，不具效力\n${firm.name}\n保密制度目录\n`);
    })(),
  });
}

/** Its county finds every item met, but for those that are named with what it found. */
export async function judge(ctx: Ctx, point: Point, unmet: Readonly<Record<string, string>> = {}): Promise<Point> {
  const given = Object.fromEntries(
    ADMISSION_ITEMS.flatMap((code) => {
      const opinion = unmet[code];
      return [
        [`${code}.verdict`, opinion ? "not_met" : "met"],
        [`${code}.opinion`, opinion ?? (code === "registered_here" ? "登记系统查询，正常经营（演示）" : "")],
      ];
    }),
  );
  await judgeAdmission(ctx, { ...point, given });
  return { ...point, version: point.version + 1 };
}

/** Its county judges and recommends. */
export async function recommend(officer: string, point: Point): Promise<void> {
  await by(officer, async (ctx) => moveContactPoint(ctx, { step: "recommend", ...(await judge(ctx, point)) }));
}
