import { z } from "zod";
import { isDay } from "@/kernel/days";

/** All configuration, and the only place that reads it. `.env.example` explains each line. */

export type ClockPlan =
  | { readonly kind: "real" }
  | { readonly kind: "story"; readonly day: string }
  | { readonly kind: "fixed"; readonly moment: Date };

const key256 = z.string().refine((text) => Buffer.from(text, "base64").length === 32);

// A moment without its distance from Greenwich would be another one on another server.
const instant = z.iso.datetime({ offset: true });

const clock = z.string().transform((text, context): ClockPlan => {
  if (text === "real") return { kind: "real" };
  const day = /^story:(\d{4}-\d{2}-\d{2})$/.exec(text)?.[1];
  if (day && isDay(day)) return { kind: "story", day };
  const moment = instant.safeParse(/^fixed:(.+)$/.exec(text)?.[1]).data;
  if (moment !== undefined) return { kind: "fixed", moment: new Date(moment) };
  context.addIssue({ code: "custom" });
  return z.NEVER;
});

// A line on a page that only the operator can fill in; nothing is invented in its place.
const furniture = z.string().trim().min(1).default("待填");
// A number that some register gave the site: where it has none yet, the page says so in its reader's language.
const record = z.string().trim().min(1).optional();

const shape = z
  .object({
    PORTAL_MODE: z.enum(["demo", "production", "test"]),
    PORTAL_CLOCK: clock.optional(),
    PORTAL_DATA_DIR: z.string().min(1).default(".data"),
    PORTAL_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    PORTAL_VAULT_KEY: key256,
    PORTAL_AUDIT_KEY: key256,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key256.optional(),
    NEXTAUTH_SECRET: z.string().min(32),
    NEXTAUTH_URL: z.url({ protocol: /^https?$/ }).optional(),
    PORTAL_DEMO_PASSWORD: z.string().min(12).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z.string().min(3).optional(),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
    SITE_ORGANISER: furniture,
    SITE_PHONE: furniture,
    SITE_IDENTIFICATION: record,
    SITE_ICP: record,
    SITE_POLICE_RECORD: record,
  })
  .transform((found) => ({
    ...found,
    PORTAL_CLOCK: found.PORTAL_CLOCK ?? ({ kind: "real" } satisfies ClockPlan),
    NEXTAUTH_URL: found.NEXTAUTH_URL ?? `http://localhost:${found.PORT}`,
    MAIL_FROM: found.MAIL_FROM ?? "portal@localhost",
  }));

export type Env = z.output<typeof shape>;

type Told = readonly [chinese: string, english: string];

const KEY: Told = [
  "应为 32 字节的 base64：openssl rand -base64 32",
  "must be 32 bytes in base64: openssl rand -base64 32",
];
const DATABASE: Told = ["应为以 postgresql:// 开头的地址", "must be an address that begins with postgresql://"];
const LINE: Told = ["不能只有空格", "must not be blank"];

/** What each must be: told of one that is something else. */
const MUST: Readonly<Record<keyof Env, Told>> = {
  PORTAL_MODE: ["应为 demo、production 或 test", "must be demo, production or test"],
  PORTAL_CLOCK: [
    "应为 real、story:2016-11-24 或 fixed:2016-11-24T09:30:00+08:00",
    "must be real, story:2016-11-24 or fixed:2016-11-24T09:30:00+08:00",
  ],
  PORTAL_DATA_DIR: ["应为目录的路径", "must be the path of a directory"],
  PORTAL_TRUSTED_PROXIES: ["应为 0 至 10 的整数", "must be a whole number from 0 to 10"],
  PORT: ["应为 0 至 65535 的整数", "must be a whole number from 0 to 65535"],
  DATABASE_URL: DATABASE,
  DATABASE_OWNER_URL: DATABASE,
  PORTAL_VAULT_KEY: KEY,
  PORTAL_AUDIT_KEY: KEY,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: KEY,
  NEXTAUTH_SECRET: ["至少要有 32 个字符", "must have 32 characters or more"],
  NEXTAUTH_URL: ["应为以 http:// 或 https:// 开头的地址", "must be an address that begins with http:// or https://"],
  PORTAL_DEMO_PASSWORD: ["至少要有 12 个字符", "must have 12 characters or more"],
  SMTP_URL: ["应为以 smtp:// 或 smtps:// 开头的地址", "must be an address that begins with smtp:// or smtps://"],
  MAIL_FROM: ["至少要有 3 个字符", "must have 3 characters or more"],
  LOG_LEVEL: ["应为 debug、info、warn、error 或 silent", "must be debug, info, warn, error or silent"],
  SITE_ORGANISER: LINE,
  SITE_PHONE: LINE,
  SITE_IDENTIFICATION: LINE,
  SITE_ICP: LINE,
  SITE_POLICE_RECORD: LINE,
};
const MISSING: Told = ["没有设置", "is missing"];

/** A fault of one variable, Chinese first. */
function faultOf(name: string, [chinese, english]: Told): string {
  return `${name} ${chinese}。${name} ${english}.`;
}

/** Something in the configuration is wrong or missing; the message has a line for each, without any value. */
export class Misconfigured extends Error {}

/** Reads the configuration out of variables. Empty ones count as absent. */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const read = shape.safeParse(given);
  const wrong = new Set((read.error?.issues ?? []).map(({ path: [name = ""] }) => String(name)));
  const faults = Object.entries(MUST)
    .filter(([name]) => wrong.has(name))
    .map(([name, must]) => faultOf(name, given[name] === undefined ? MISSING : must));
  if (given.PORTAL_MODE === "production") faults.push(...faultsOfProduction(given));
  if (read.success && faults.length === 0) return read.data;
  throw new Misconfigured(faults.join("\n"));
}

// Without the key for server actions each build makes one of its own, and a form sent to another instance is lost.
const NEEDED_IN_PRODUCTION = ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "NEXTAUTH_URL", "SMTP_URL", "MAIL_FROM"];

function faultsOfProduction(given: Readonly<Record<string, string | undefined>>): string[] {
  return [
    ...(given.PORTAL_DEMO_PASSWORD
      ? [
          faultOf("PORTAL_DEMO_PASSWORD", [
            "演示专用，生产环境不得设置",
            "belongs to the demo and must be absent in production",
          ]),
        ]
      : []),
    ...((given.PORTAL_CLOCK ?? "real") === "real"
      ? []
      : [faultOf("PORTAL_CLOCK", ["在生产环境只能用 real", "must be real in production"])]),
    ...NEEDED_IN_PRODUCTION.filter((name) => !given[name]).map((name) => faultOf(name, MISSING)),
  ];
}

let known: Env | undefined;

/** The configuration of this process, read once, at the first use: a build has none. */
export function env(): Env {
  known ??= readEnv(process.env);
  return known;
}
