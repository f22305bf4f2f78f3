import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import type { Station } from "../queries";
import { StationScreen } from "./station-screen";

const messages = messagesFor("zh-CN");
const station: Station = {
  ...{ id: "s", departmentId: "d", nameZh: "演示指导站", nameEn: "Station", divisionCode: "330402", version: 1 },
  ...{ town: null, address: "路一号", phone: null, openedOn: "2016-11-01", closedOn: null, clusters: [], staff: [] },
};

const shown = (over: Partial<Station>, accounts: number) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone="Asia/Shanghai">
      <StationScreen
        station={{ ...station, ...over }}
        {...{ division: undefined, accounts, keeps: false, openClusters: [] }}
      />
    </NextIntlClientProvider>,
  );

test("whoever reads of a closed station isn't told how its people get accounts", () => {
  const { noAccount, someAccounts } = messages.guidanceStations;
  expect(shown({}, 0)).toContain(noAccount);
  expect(shown({ closedOn: "2016-11-24" }, 0)).not.toContain(noAccount);
  expect(shown({ closedOn: "2016-11-24" }, 2)).toContain(someAccounts.replace("{n}", "2"));
});
