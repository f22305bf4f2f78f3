import { textOf } from "@tests/support/render";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import type { AskingStep } from "../schema";
import type { ReferralStatus } from "../workflow";
import { ConfirmScreen } from "./confirm-screen";

const department = { nameZh: "演示部门", nameEn: "A department" };

const shut = (status: ReferralStatus, step: AskingStep) =>
  textOf(
    renderToStaticMarkup(
      <NextIntlClientProvider locale="zh-CN" messages={messagesFor("zh-CN")} timeZone="Asia/Shanghai">
        <ConfirmScreen
          referral={{
            ...{ id: "r", version: 1, number: "JX-YS-1", kind: "criminal", status, clocks: [] },
            ...{ toDepartment: department, fromDepartment: department },
          }}
          step={step}
          open={undefined}
          attachments={0}
        />
      </NextIntlClientProvider>,
    ),
  );

test("a step that lies ahead says what has to come first; one that is behind says that it isn't there now", () => {
  expect(shut("sent", "answer")).toContain("暂不能办：这件移送还没有接收，接收以后才能答复。");
  for (const step of ["accept", "decline", "answer"] as const) expect(shut("returned", step)).toContain("暂不能办：");
  for (const [status, step] of [
    ["accepted", "accept"],
    ["answered", "answer"],
    ["closed", "withdraw"],
  ] as const) {
    expect(shut(status, step)).toContain("现在不在这一环节");
    expect(shut(status, step)).not.toContain("暂不能办");
  }
});
