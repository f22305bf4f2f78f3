import { scoreSheets } from "@seed/reference/score-sheets";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import { itemsOf } from "../../score-sheets/schema";
import { MarkingScreen } from "./marking-screen";

const messages = messagesFor("zh-CN");
const { marking } = messages.demonstrationSites;

type Shown = { readonly round: number; readonly reconciling: boolean; readonly vetoes?: readonly string[] };

const shown = ({ round, reconciling, vetoes }: Shown) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone="Asia/Shanghai">
      <MarkingScreen
        site={{ id: "s", enterpriseName: "演示企业", round, reconciling }}
        content={scoreSheets[0].content}
        signed={vetoes && { vetoes, opinion: "没有保密协议（演示）" }}
        {...{ answers: [], marks: [], others: [], late: false, photos: [], freshIds: {}, owner: "p", hours: 8 }}
      />
    </NextIntlClientProvider>,
  );
const ticked = (html: string) =>
  [...html.matchAll(/<input[^>]*name="vetoes\[\]"[^>]*>/g)].filter(([one]) => one.includes("checked"));

test("whoever scores apart in the place of one who left isn't told that he reconciles", () => {
  expect(shown({ round: 1, reconciling: false })).toContain(marking.lead);
  const fresh = shown({ round: 2, reconciling: false });
  expect(fresh).toContain(marking.lead);
  for (const wrong of [marking.again, marking.kept]) expect(fresh).not.toContain(wrong);
  const again = shown({ round: 2, reconciling: false, vetoes: [] });
  expect(again).toContain(marking.kept);
  expect(again).not.toContain(marking.again);
  expect(shown({ round: 2, reconciling: true, vetoes: [] })).toContain(marking.again);
});

test("a ground of veto that he found stands in the next round until he takes it away, and his opinion with it", () => {
  expect(ticked(shown({ round: 1, reconciling: false }))).toEqual([]);
  const again = shown({ round: 2, reconciling: true, vetoes: ["2"] });
  expect(ticked(again)).toHaveLength(1);
  expect(ticked(again)[0]?.[0]).toContain('value="2"');
  expect(again).toContain("没有保密协议（演示）");
});

test("without a script each field of an item posts along of which item it is", () => {
  const [item] = itemsOf(scoreSheets[0].content);
  expect(shown({ round: 1, reconciling: false })).toContain(
    `name="_label" value="${item?.key}.points=${item?.key} ${item?.textZh}：${messages.demonstrationSites.fields.points}"`,
  );
});
