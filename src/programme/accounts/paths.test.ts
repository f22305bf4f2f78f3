import fc from "fast-check";
import { expect, test } from "vitest";
import { confirmedMailPath, returnPath, signInPath } from "./paths";

test.each([
  "/",
  "/complaints",
  "/complaints?mine=1&after=x",
  "/cases/0190a0a0-0000-7000-8000-000000000000#notes",
  "/enterprises?q=%E5%98%89%E7%A6%BE",
])("%s leads back", (path) => {
  expect(returnPath(path)).toBe(path);
});

test.each([
  undefined,
  null,
  "",
  "complaints",
  "//example.org",
  "/\\example.org",
  "/\\/example.org",
  "/.//example.org",
  "/%2e//example.org",
  "/a/..//example.org",
  "/\t/example.org",
  "/\n/example.org",
  "\\/example.org",
  "https://example.org/",
  "javascript:alert(1)",
  " /complaints",
])("%j leads home", (path) => {
  expect(returnPath(path)).toBe("/");
});

test("nothing leads to another site", () => {
  const parts = fc.array(fc.constantFrom("/", "//", ".", "..", "%2e", "a", "\\", "@", "?", "#"), { maxLength: 8 });
  const nasty = fc.string({
    unit: fc.constantFrom("/", "\\", ".", "@", ":", "a", "\t", "\n", "?", "#", "%", "2", "f", "è", "．"),
  });
  fc.assert(
    fc.property(
      fc.oneof(
        nasty,
        parts.map((all) => `/${all.join("")}`),
        fc.string(),
      ),
      (text) => {
        const path = returnPath(text);
        expect(new URL(path, "https://portal.example").origin).toBe("https://portal.example");
        expect(path).toMatch(/^\/(?![/\\])/);
      },
    ),
  );
});

test("addresses carry their query escaped", () => {
  expect(signInPath({ next: "/a?b=c&d" })).toBe("/sign-in?next=%2Fa%3Fb%3Dc%26d");
});

test("whoever confirms his new mail address while he is signed in comes to his own account, anybody else to the sign-in", () => {
  const person = {
    kind: "firm",
    personId: "a",
    name: "演示",
    sessionId: "s",
    enterpriseId: null,
    role: "owner",
  } as const;
  expect(confirmedMailPath("a", person)).toBe("/account");
  expect(confirmedMailPath("b", person)).toBe("/sign-in");
  expect(confirmedMailPath("a", { kind: "public" })).toBe("/sign-in");
});
