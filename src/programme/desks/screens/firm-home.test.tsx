import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import { NOTHING } from "../waiting/queries";
import { FirmHome } from "./firm-home";

const messages = messagesFor("zh-CN");
const point = { id: "p", number: "嘉商密联点 0191", status: "exited", liaison: "乙", since: null, until: "2016-12-12" };
const nothing = { rows: [], counts: NOTHING };

const home = (of: typeof point | null, pointShut = false) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone="Asia/Shanghai">
      <FirmHome
        overview={{ name: "演示企业", status: "checked", point: of, site: null }}
        {...{ waiting: nothing, complaints: { rows: [], total: 0 }, looks: [], notices: [], today: "2016-12-15" }}
        {...{ circulars: null, intake: null, filings: null, assessment: null, pointShut }}
      />
    </NextIntlClientProvider>,
  );

test("a firm whose point left is told so, with the day, the old point and the way back; one that never was a point isn't one yet", () => {
  const left = home(point);
  expect(left).toContain("已经退出，现在不是联系点");
  expect(left).toContain('<a href="/contact-points/p">查看原来的嘉商密联点 0191，自2016年12月12日起不再列入名册</a>');
  expect(left).toContain('<a href="/contact-points/new">重新申请成为护密维权联系点</a>');
  expect(left).not.toContain("还不是联系点");
  expect(home(point, true)).toContain(messages.desks.firm.pointShut);
  expect(home(null)).toContain("还不是联系点");
});
