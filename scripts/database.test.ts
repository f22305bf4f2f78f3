import { afterEach, expect, test, vi } from "vitest";
import { modeOf, openDatabase, ownDatabase } from "./database";

afterEach(() => void vi.unstubAllEnvs());

const url = "postgresql://humi_app:x@127.0.0.1:1/humi";

test("production asks for the application's address alone: the owner's may be left out where the tables were made elsewhere", () => {
  vi.stubEnv("PORTAL_MODE", "production");
  vi.stubEnv("DATABASE_OWNER_URL", "");
  vi.stubEnv("DATABASE_URL", "");
  expect(modeOf).toThrow(/needs DATABASE_URL \(see \.env\.example\)/);
  vi.stubEnv("DATABASE_URL", url);
  expect(modeOf()).toBe("production");
  expect(ownDatabase()).toEqual({ DATABASE_URL: url, DATABASE_OWNER_URL: "" });
});

test("a demo in a database of one's own asks for the owner's address too", async () => {
  vi.stubEnv("DATABASE_URL", url);
  vi.stubEnv("DATABASE_OWNER_URL", "");
  await expect(openDatabase("/nowhere", "demo")).rejects.toThrow(/Set DATABASE_OWNER_URL too/);
});
