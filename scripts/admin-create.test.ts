import { expect, test } from "vitest";
import { readAdministrator } from "./admin-create";

const valid = ["--username", "wang", "--name", "王工"];

test("whom to make stands behind the command; without a duty he is the system administrator", () => {
  expect(readAdministrator(valid)).toEqual({
    ...{ username: "wang", name: "王工", email: null, duty: "system_administrator" },
  });
  expect(readAdministrator([...valid, "--email", "Wang@example.cn", "--duty", "audit"])).toMatchObject({
    ...{ email: "wang@example.cn", duty: "audit_administrator" },
  });
});

test.each([
  [["--username", "wang"], "--name"],
  [[...valid, "--duty", "nothing"], "--duty"],
  [["--username", "x y", "--name", "王工", "--email", "half@"], "--username --email"],
])("%j: what is missing or can't be meant is named", (args, wrong) =>
  expect(() => readAdministrator(args)).toThrow(`缺少或写法不对：${wrong}\n`),
);
