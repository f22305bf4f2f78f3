import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { z } from "zod";

test("files that mean harm are refused by a process that has little memory", { timeout: 300_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--max-old-space-size=160",
    "--import",
    "tsx",
    "tests/support/hostile-tables.ts",
  ]);
  const { refusals, megabytes } = z
    .object({ refusals: z.record(z.string(), z.string()), megabytes: z.number() })
    .parse(JSON.parse(stdout));
  expect(refusals).toEqual({
    "a zip that declares one part larger than any list": "too-large",
    "a zip that declares more than any list together": "too-large",
    "a zip that declares little and holds much": "not-a-table",
    "a billion laughs": "entities",
    "three million cells": "too-many-cells",
    "sixteen million cells": "too-large",
    "cells that share one long text": "too-large",
    "cells that share one long text with escapes": "too-large",
    "merged cells without end": "too-many-cells",
    "styles without end": "too-large",
    "sheets without end": "too-many-cells",
    "lists without end, one a sheet": "too-many-rows",
    "a formula at the end of a long list": "formula C15000",
    "separators without end": "too-many-cells",
  });
  expect(megabytes).toBeLessThan(500);
});
