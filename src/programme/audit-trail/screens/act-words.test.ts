import { expect, test } from "vitest";
import { textsOf } from "../../words";
import { actWords } from "./act-words";

const told = (["zh-CN", "en"] as const).map((locale) =>
  actWords({ t: textsOf(locale, "auditTrail"), firm: textsOf(locale, "enterprises"), english: locale === "en" }),
);

test("a refused sign-in says why, one that was let in nothing", () => {
  const what = (detail: object) => told.map((words) => words.what({ act: "open.session", detail }));
  expect(what({ code: "wrong-credentials", device: "", address: "" })).toEqual([
    "用户名或密码不对",
    "wrong user name or password",
  ]);
  expect(what({ code: "account-disabled", device: "", address: "" })).toEqual([
    "账号已停用",
    "the account is disabled",
  ]);
  expect(what({ device: "", address: "" })).toEqual(["", ""]);
});
