import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./tests/support/browser";

// Decided once, in the first process, and inherited by the others: where the portal listens, and what was held to axe's rules already.
process.env.JOURNEY_PORT ??= String(20_000 + (process.pid % 10_000));
process.env.JOURNEY_HELD ??= join(tmpdir(), `humi-held-${process.pid}`);

export default defineConfig({
  testDir: "tests/journeys",
  testMatch: "*.journey.ts",
  globalSetup: "./tests/support/journeys.ts",
  // One portal for all. Two at a time: each journey reads anew what the other may have changed meanwhile.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: process.env.JOURNEY_URL ?? `http://127.0.0.1:${process.env.JOURNEY_PORT}`,
    launchOptions: await launchOptions(),
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // A trace shows everything, and costs as much time as the journey itself: JOURNEY_TRACE=1 when one is wanted.
    trace: process.env.JOURNEY_TRACE ? "on" : "off",
    actionTimeout: 15_000,
  },
});
