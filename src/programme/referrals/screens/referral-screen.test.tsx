import { textOf } from "@tests/support/render";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import { REFERRAL_STATUSES, type ReferralStatus } from "../workflow";
import { ReferralScreen } from "./referral-screen";

const department = { nameZh: "演示部门", nameEn: "A department" };

function shown(side: "sender" | "receiver", status: ReferralStatus): string {
  const screen = (
    <ReferralScreen
      referral={{
        ...{ id: "r", version: 1, number: "1", kind: "criminal", status, side, answer: null, openedBy: {} },
        ...{ sentAt: new Date("2016-11-24T01:00:00Z"), senderName: "演示", caseId: "c", caseNumber: null, items: [] },
        ...{ toDepartment: department, fromDepartment: department },
      }}
      {...{ payload: null, look: null, steps: { open: [], shut: [] }, course: [] }}
      {...{ today: "2016-11-24", reader: "演示", clocks: null, nearest: null }}
    />
  );
  return textOf(
    renderToStaticMarkup(
      <NextIntlClientProvider locale="zh-CN" messages={messagesFor("zh-CN")} timeZone="Asia/Shanghai">
        {screen}
      </NextIntlClientProvider>,
    ),
  );
}

test("the sender reads first what to do with what has come back; nobody else, and not while it lies with the receiver", () => {
  expect(shown("sender", "answered")).toContain("演示部门已答复。先看下面的答复，再到“现在可以办”里办结");
  expect(shown("sender", "returned")).toContain("演示部门退回了移送");
  const told = (["sender", "receiver"] as const).flatMap((side) =>
    REFERRAL_STATUSES.filter((status) => shown(side, status).includes("案件不能结案")).map((status) => [side, status]),
  );
  expect(told).toEqual([
    ["sender", "returned"],
    ["sender", "answered"],
  ]);
});
