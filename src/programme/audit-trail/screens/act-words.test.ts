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

test("a refused command is told by what was asked for and why not; what has no words, and never had, by its code", () => {
  const what = (detail: object) => told.map((words) => words.what({ act: "refuse.command", detail }));
  expect(what({ command: "grant-duty", code: "not-on-oneself" })).toEqual([
    "授予职责 · 不能办理自己的账号",
    "Grant a duty · not on one's own account",
  ]);
  expect(what({ command: "export-trail", code: "not-found" })).toEqual([
    "导出审计日志 · 没有这一件，或不能查看",
    "Export of the audit trail · there is no such thing, or not for this person",
  ]);
  expect(what({ command: "former-command", code: "former-reason" })[0]).toBe("former-command · former-reason");
});
