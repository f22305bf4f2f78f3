import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import { StepSheet } from "./step-sheet";

const messages = messagesFor("zh-CN");
const { fields, hints } = messages.demonstrationSites;

const shown = (step: "assign" | "convene" | "name", status: string) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone="Asia/Shanghai">
      <StepSheet
        step={step}
        site={{
          ...{ id: "s", version: 1, status, number: null, enterpriseName: "演示企业" },
          votes: { for: 0, against: 0, abstain: 0 },
        }}
        candidates={[{ id: "p", name: "闻演示", department: "科技局", conflict: null, load: 0 }]}
        asksWhy={false}
      />
    </NextIntlClientProvider>,
  );

test("whoever is named in the place of one who left is named for the part that lacks one, and one is enough", () => {
  expect(shown("assign", "recommended")).toContain(hints.reviewers);
  expect(shown("convene", "scored")).toContain(hints.panel);
  for (const [status, part, other] of [
    ["on_site", fields.reviewers, fields.panel],
    ["panel", fields.panel, fields.reviewers],
  ] as const) {
    const page = shown("name", status);
    expect(page).toContain(part);
    for (const wrong of [other, hints.reviewers, hints.panel]) expect(page).not.toContain(wrong);
  }
});
