import { expect, test, vi } from "vitest";
import { describeError, logLines, takeOverConsole } from "./log";

class DatabaseError extends Error {
  override name = "DatabaseError";
  code = "23505";
  constraint = "persons_email_key";
  detail = "Key (email)=(zhao@example.cn) already exists.";
}

test("an error of the database tells its code and constraint, and nobody's data", () => {
  const told = JSON.stringify(describeError(new DatabaseError("duplicate key zhao@example.cn")));
  expect(told).toContain("persons_email_key");
  expect(told).toContain("23505");
  expect(told).not.toContain("zhao@example.cn");
});

test("neither does a parser that repeats its input, nor a cause", () => {
  const cause = new SyntaxError('Unexpected token in "配方：三号"');
  const told = JSON.stringify(describeError(new Error("the answer can't be read", { cause })));
  expect(told).toContain("the answer can't be read");
  expect(told).not.toContain("配方");
});

test("something thrown that is no error is not printed; of an error that is handed on as its parts, what may be told is", () => {
  expect(describeError("配方：三号")).toEqual({ name: "string" });
  const { message, stack, code } = new DatabaseError("配方：三号");
  const told = describeError({ message, stack, code, queue: "send-mail" });
  expect(told).toMatchObject({ name: "object", code: "23505" });
  expect(JSON.stringify(told)).toMatch(/^(?!.*配方).*log\.test\.ts/);
});

test("a line that can't be written is lost and nothing else; what follows one that was torn begins anew", () => {
  let written = "";
  let room = 12;
  const lines = logLines((text) => {
    if (room === 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    const fits = text.slice(0, room);
    written += fits;
    room -= fits.length;
    return fits.length;
  });
  for (const line of ["first\n", "second\n", "third\n"]) lines.write(line);
  room = 100;
  lines.write("fourth\n");
  lines.write("fifth\n");
  expect(written).toBe("first\nsecond\nfourth\nfifth\n");
});

test("an error that a library prints on the console is a line of the log instead; its other words pass", () => {
  const { error: print } = console;
  const [printed, told] = [vi.fn(), vi.fn()];
  console.error = printed;
  takeOverConsole(told);
  const err = new DatabaseError("duplicate key zhao@example.cn");
  console.error("⨯", err);
  console.error("a hint");
  console.error = print;
  expect(printed.mock.calls).toEqual([["a hint"]]);
  expect(told.mock.calls).toEqual([[{ err }, expect.any(String)]]);
});
