import { expect, test } from "vitest";
import { figuresAsked } from "./told-figures";

test("a year, and of it one status or one place, has a figure; a month, both at once, or anything else has none", () => {
  const asked = (query: Record<string, string | string[]>) => figuresAsked(query, "submittedMonth");
  expect(asked({})).toEqual({});
  expect(asked({ submittedMonth: "2016", status: "filed" })).toEqual({ year: "2016", status: "filed" });
  expect(asked({ division: "330402" })).toEqual({ division: "330402" });
  for (const query of [
    { submittedMonth: "2016-11" },
    { status: "filed", division: "330402" },
    { outcome: "filed" },
    { form: "breach_of_duty" },
    { status: ["filed", "merged"] },
    { officer: "1" },
  ])
    expect(asked(query), JSON.stringify(query)).toBeNull();
});
