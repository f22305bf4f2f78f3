import { expect, test } from "vitest";
import { hashOnce, hashPassword, passwordMatches } from "./password";

test("a password is known again, and no other", async () => {
  const phc = await hashPassword("seven herons at dusk");
  expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordMatches("seven herons at dusk", phc)).toBe(true);
  expect(await passwordMatches("seven herons at dawn", phc)).toBe(false);
});

test("two hashes of one password differ", async () => {
  const [a, b] = await Promise.all([hashPassword("seven herons at dusk"), hashPassword("seven herons at dusk")]);
  expect(a).not.toBe(b);
});

test("full-width and half-width letters are the same password", async () => {
  expect(await passwordMatches("herons 2016 dusk", await hashPassword("ｈｅｒｏｎｓ ２０１６ ｄｕｓｋ"))).toBe(true);
});

test("a hash by the reference implementation is known", async () => {
  // P-H-C/phc-winner-argon2, src/test.c: argon2id, version 0x13, t=2, m=2^16, p=1, "password", "somesalt"
  const phc = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  expect(await passwordMatches("password", phc)).toBe(true);
  expect(await passwordMatches("passwords", phc)).toBe(false);
});

test.each([null, undefined, "", "plain text", "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGFzaA"])(
  "without a hash (%s) the answer is no, after the same work",
  async (phc) => {
    expect(await passwordMatches("seven herons at dusk", phc)).toBe(false);
  },
);

test("of a portal that is no demo nobody shares a hash", () => {
  expect(() => hashOnce("seven herons at dusk")).toThrow();
});
