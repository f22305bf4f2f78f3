import { textOf } from "@tests/support/render";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import { SendScreen } from "./send-screen";
import { Payload } from "./shared-part";

const shown = (node: ReactNode) =>
  textOf(
    renderToStaticMarkup(
      <NextIntlClientProvider locale="zh-CN" messages={messagesFor("zh-CN")} timeZone="Asia/Shanghai">
        {node}
      </NextIntlClientProvider>,
    ),
  );
const department = { id: "d", nameZh: "演示部门", nameEn: "A department" };

test("a fact that the firm left open is shared as that: before it is sent, and at its receiver's", () => {
  const preview = shown(
    <SendScreen
      {...{ caseId: "c", caseNumber: "1", kind: "criminal", departments: [department], onceKey: "key" }}
      shareable={{ facts: [{ key: "measures", text: "" }], fields: [], evidence: [] }}
      accept={{ length: 3, unit: "working_day", basis: "演示", basisEn: "演示" }}
    />,
  );
  expect(preview).toContain("已采取的保密措施对方将看到企业没有填写");
  const received = shown(
    <Payload
      referral={{
        ...{ id: "r", version: 1, number: "1", kind: "criminal", status: "sent", side: "receiver", answer: null },
        ...{ sentAt: new Date("2016-11-24T01:00:00Z"), senderName: "演示", caseId: "c", caseNumber: null },
        ...{ toDepartment: department, fromDepartment: department, items: [], openedBy: {} },
      }}
      payload={{ question: "", facts: { measures: "" }, fields: {}, evidence: [], reasons: [], answer: null }}
      {...{ look: null, today: "2016-11-24", reader: "演示" }}
    />,
  );
  expect(received).toContain("已采取的保密措施企业没有填写");
  expect(received).not.toContain("投诉和立案日期"); // not ticked, not told of
});
