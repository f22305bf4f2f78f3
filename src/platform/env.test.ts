import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Misconfigured, readEnv } from "./env";

const key = Buffer.alloc(32, 7).toString("base64");
const demo = {
  PORTAL_MODE: "demo",
  DATABASE_URL: "postgresql://humi_app:x@127.0.0.1:5432/humi",
  PORTAL_VAULT_KEY: key,
  PORTAL_AUDIT_KEY: key,
  NEXTAUTH_SECRET: "s".repeat(32),
};
const production = {
  ...demo,
  PORTAL_MODE: "production",
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
  NEXTAUTH_URL: "https://humi.example.cn",
  SMTP_URL: "smtps://mail.example.cn",
  MAIL_FROM: "humi@example.cn",
};

test("a demo needs little, and stays in real time unless told otherwise", () => {
  expect(readEnv(demo)).toMatchObject({
    PORTAL_CLOCK: { kind: "real" },
    NEXTAUTH_URL: "http://localhost:3000",
    SITE_PHONE: "待填",
  });
  expect(readEnv(demo).SITE_ICP).toBeUndefined();
  expect(readEnv({ ...demo, SITE_ICP: " 浙ICP备00000000号 " }).SITE_ICP).toBe("浙ICP备00000000号");
});

test("production that has all it needs is let through", () => {
  expect(readEnv(production).PORTAL_MODE).toBe("production");
});

test.each([
  [
    "the demo's password",
    { PORTAL_DEMO_PASSWORD: "abcd-efgh-ijkl" },
    /^PORTAL_DEMO_PASSWORD 演示专用.*PORTAL_DEMO_PASSWORD belongs to the demo/,
  ],
  [
    "the story's clock",
    { PORTAL_CLOCK: "story:2016-11-24" },
    /^PORTAL_CLOCK 在生产环境只能用 real。PORTAL_CLOCK must be real/,
  ],
  [
    "a clock that stands still",
    { PORTAL_CLOCK: "fixed:2016-11-24T09:30:00+08:00" },
    /^PORTAL_CLOCK 在生产环境只能用 real。PORTAL_CLOCK must be real/,
  ],
  ["no vault key", { PORTAL_VAULT_KEY: undefined }, /^PORTAL_VAULT_KEY 没有设置。PORTAL_VAULT_KEY is missing\.$/],
  [
    "a short vault key",
    { PORTAL_VAULT_KEY: "c2hvcnQ=" },
    /^PORTAL_VAULT_KEY 应为 32 字节.*PORTAL_VAULT_KEY must be 32 bytes/,
  ],
  ["no secret for sessions", { NEXTAUTH_SECRET: "" }, /^NEXTAUTH_SECRET 没有设置。NEXTAUTH_SECRET is missing\.$/],
  [
    "no key for actions",
    { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "" },
    /^NEXT_SERVER_ACTIONS_ENCRYPTION_KEY 没有设置。NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is missing\.$/,
  ],
  ["no address", { NEXTAUTH_URL: undefined }, /^NEXTAUTH_URL 没有设置。NEXTAUTH_URL is missing\.$/],
  ["no mail server", { SMTP_URL: undefined }, /^SMTP_URL 没有设置。SMTP_URL is missing\.$/],
  ["no database", { DATABASE_URL: undefined }, /^DATABASE_URL 没有设置。DATABASE_URL is missing\.$/],
])("production refuses to start with %s, and says which", (_, change, sentence) => {
  expect(() => readEnv({ ...production, ...change })).toThrow(Misconfigured);
  expect(() => readEnv({ ...production, ...change })).toThrow(sentence);
});

test("every fault is named at once, and no value is repeated", () => {
  expect(() =>
    readEnv({ ...demo, PORTAL_MODE: "live", PORTAL_VAULT_KEY: "half-a-secret", PORTAL_CLOCK: "later" }),
  ).toThrow(/PORTAL_MODE .*\nPORTAL_CLOCK .*\nPORTAL_VAULT_KEY (?!.*half-a-secret)/);
});

test("each fault is told in Chinese and in English, and once", () => {
  const faulty = {
    ...demo,
    PORT: "many",
    LOG_LEVEL: "loud",
    SMTP_URL: "mail.example.cn",
    SITE_PHONE: " ",
    NEXTAUTH_SECRET: "s",
  };
  expect(() => readEnv(faulty)).toThrow(
    new Misconfigured(
      [
        "PORT 应为 0 至 65535 的整数。PORT must be a whole number from 0 to 65535.",
        "NEXTAUTH_SECRET 至少要有 32 个字符。NEXTAUTH_SECRET must have 32 characters or more.",
        "SMTP_URL 应为以 smtp:// 或 smtps:// 开头的地址。SMTP_URL must be an address that begins with smtp:// or smtps://.",
        "LOG_LEVEL 应为 debug、info、warn、error 或 silent。LOG_LEVEL must be debug, info, warn, error or silent.",
        "SITE_PHONE 不能只有空格。SITE_PHONE must not be blank.",
      ].join("\n"),
    ),
  );
});

test("the three clocks", () => {
  const of = (text: string) => readEnv({ ...demo, PORTAL_CLOCK: text }).PORTAL_CLOCK;
  expect(of("real")).toEqual({ kind: "real" });
  expect(of("story:2016-11-24")).toEqual({ kind: "story", day: "2016-11-24" });
  expect(of("fixed:2016-11-24T09:30:00+08:00")).toEqual({ kind: "fixed", moment: new Date("2016-11-24T01:30:00Z") });
  expect(of("fixed:2016-11-24T01:30:00Z")).toEqual({ kind: "fixed", moment: new Date("2016-11-24T01:30:00Z") });
});

test.each([
  "story:2016-02-30",
  "story:yesterday",
  "story:",
  "fixed:1",
  "fixed:24 Nov 2016",
  // At this time of day, but where?
  "fixed:2016-11-24T09:30:00",
  "later",
])("no clock is made of %s", (clock) => {
  expect(() => readEnv({ ...demo, PORTAL_CLOCK: clock })).toThrow(
    /^PORTAL_CLOCK 应为 real.*PORTAL_CLOCK must be real, story:/,
  );
});

test("each line of .env.example is read, and each that is read is explained there", () => {
  const names = (file: string, line: RegExp) =>
    new Set(Array.from(readFileSync(file, "utf8").matchAll(line), ([, name]) => name));
  // HOST is the start command's alone, and the passwords are docker-compose.yml's.
  const read = names("src/platform/env.ts", /^ {4}([A-Z_]+):/gm);
  for (const name of ["HOST", "SUPERUSER_PASSWORD", "OWNER_PASSWORD", "APP_PASSWORD"]) read.add(name);
  expect(names(".env.example", /^(?:# )?([A-Z_]+)=/gm)).toEqual(read);
});

test("no proxy is believed unless it is said how many there are", () => {
  expect(readEnv(demo).PORTAL_TRUSTED_PROXIES).toBe(0);
  expect(readEnv({ ...demo, PORTAL_TRUSTED_PROXIES: "2" }).PORTAL_TRUSTED_PROXIES).toBe(2);
  for (const wrong of ["-1", "1.5", "many"])
    expect(() => readEnv({ ...demo, PORTAL_TRUSTED_PROXIES: wrong })).toThrow(Misconfigured);
});
