import { expect, test } from "vitest";
import { z } from "zod";
import { unread } from "./address";

const schema = z.object({
  officer: z.uuid().optional().catch(undefined),
  year: z
    .string()
    .regex(/^20\d\d$/)
    .optional()
    .catch(undefined),
  q: z.string().optional().catch(undefined),
});

test("what an address says and its schema can't read is told as it was typed; empty, unknown and read parts aren't", () => {
  const told = (search: Record<string, string>) => unread(search, schema.parse(search));
  expect(told({ officer: "zzz", year: "1999", q: "铜", page: "2" })).toEqual(["officer=zzz", "year=1999"]);
  expect(told({ officer: "", year: "2016" })).toEqual([]);
  expect(told({ q: "铜" })).toEqual([]);
  expect(told({ officer: "z".repeat(300) })).toEqual([`officer=${"z".repeat(60)}`]);
});
