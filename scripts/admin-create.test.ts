import { expect, test } from "vitest";
import { readAdministrator } from "./admin-create";
import { argumentProblem } from "./say";

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

test.each([
  [["--duties", "audit"], "没有 --duties 这个选项。\nThere is no option --duties."],
  [["--help"], "没有 --help 这个选项。\nThere is no option --help."],
  [["wang"], "参数“wang”多余。\nNot expected: wang"],
  [["--username"], "--username 后面要写一个值。\n--username needs a value."],
  [["--username", "--name", "王工"], "--username 后面要写一个值。\n--username needs a value."],
])("%j: what isn't understood is told in both languages", (args, sentences) => {
  expect(toldOf(() => readAdministrator([...valid, ...args]))).toBe(sentences);
});

function toldOf(body: () => unknown): string | undefined {
  try {
    body();
  } catch (error) {
    return argumentProblem(error)?.message;
  }
  return undefined;
}
