import type { Day } from "@/kernel/days";
import { moveTransfer, openTransfer, writeTransfer } from "@/programme/transfers/commands";
import { findTransfer, openTransferTexts } from "@/programme/transfers/queries";
import type { TakeTransferStep, WriteTransfer } from "@/programme/transfers/schema";
import { by, bySystem, type Scene } from "./stage";

/** What departments hand over to the city's bureau: one entered in the register of sources, one that came back, one that the desk has still to accept. */

type Step = TakeTransferStep extends infer One
  ? One extends TakeTransferStep
    ? Omit<One, "transferId" | "version">
    : never
  : never;
type Told = {
  readonly by: string;
  readonly day: Day;
  readonly written: Omit<WriteTransfer, "divisionCode">;
  readonly steps: readonly { readonly day: Day; readonly by: string; readonly step: Step }[];
};

const TRANSFERS: readonly Told[] = [
  {
    ...{ by: "police", day: "2016-08-15" },
    written: {
      ground: "no_crime",
      subject: "演示密封件有限公司，离职销售人员一名（演示）",
      account:
        "报案称客户名单被带走。经审查没有犯罪事实，但该公司可能使用了他人的经营信息，依法应当由行政机关处理（演示）。",
    },
    steps: [
      { day: "2016-08-17", by: "intake", step: { step: "accept" } },
      {
        ...{ day: "2016-09-01", by: "intake" },
        step: { step: "answer", answer: "registered", text: "已作案件来源登记，是否立案由负责人决定（演示）。" },
      },
    ],
  },
  {
    ...{ by: "police", day: "2016-11-09" },
    written: {
      ground: "slight",
      subject: "演示注塑厂（演示）",
      account: "侦查中发现其复制过模具图，情节显著轻微，不需要追究刑事责任（演示）。",
    },
    steps: [
      { day: "2016-11-11", by: "intake", step: { step: "decline", reason: "请补充图纸来源的询问笔录（演示）。" } },
    ],
  },
  {
    ...{ by: "scitech", day: "2016-11-22" },
    written: {
      ground: "found",
      subject: "演示新材料有限公司（演示）",
      account: "项目验收中发现申报的工艺与另一家企业的内部规程一致，来源不明（演示）。",
    },
    steps: [],
  },
];

export function transferScenes(): Scene[] {
  return TRANSFERS.flatMap((told): Scene[] => {
    let id = "";
    const take = (username: string, step: Step) => async () => {
      const { version } = await bySystem(({ tx }) =>
        tx.transfer.findUniqueOrThrow({ where: { id }, select: { version: true } }),
      );
      await by(username, async (ctx) => {
        const { purpose } = await openTransfer(ctx, { transferId: id, purpose: "transfer", words: "" });
        const transfer = await findTransfer(ctx, id);
        if (transfer) await openTransferTexts(ctx, transfer, purpose);
        await moveTransfer(ctx, { ...step, transferId: id, version });
      });
    };
    const write = async () => {
      const { transferId } = await by(told.by, (ctx) =>
        writeTransfer(ctx, { ...told.written, divisionCode: "330400" }),
      );
      id = transferId;
      await take(told.by, { step: "send" })();
    };
    return [
      { day: told.day, time: "15:15", play: write },
      ...told.steps.map(({ day, by: username, step }) => ({ day, time: "14:40", play: take(username, step) })),
    ];
  });
}
