import { describe, expect, test } from "vitest";
import { z } from "zod";
import { InvalidInput } from "@/kernel/refusal";
import { dayToCome, faultsIn, readForm } from "./read-form";

const schema = z.strictObject({
  text: z.string().trim().min(1).max(5),
  long: z.string().trim().min(3),
  day: z
    .string()
    .trim()
    .min(1)
    .refine((text) => text === "2016-02-29", "not-a-day"),
  mail: z.string().min(1).pipe(z.email("email")),
  digits: z.string().regex(/^\d+$/, "digits"),
  kind: z.enum(["a", "b"]),
  officer: z.uuid("missing"),
  months: z.string().trim().min(1).pipe(z.coerce.number<string>().int().min(2).max(9)),
  extension: z.union([z.literal(""), z.string().trim().min(1).pipe(z.coerce.number<string>().int().max(9))]),
  until: z.union([z.literal(""), z.string().refine((text) => text === "2016-02-29", "not-a-day")]),
  topics: z.array(z.string()).min(1),
  people: z.array(z.string(), "two-needed").min(2, "two-needed"),
  consent: z.literal("yes", "consent-missing"),
});
const right = {
  ...{ text: "甲", long: "甲乙丙", day: "2016-02-29", mail: "a@b.cn", digits: "1", kind: "a" },
  ...{
    officer: "019b0000-0000-7000-8000-000000000000",
    months: "3",
    extension: "",
    until: "",
    topics: ["x"],
    people: ["x", "y"],
    consent: "yes",
  },
};

/** Field and code of what is wrong when these fields are typed otherwise. */
function faults(typed: Record<string, unknown>): string[] {
  const input = { ...right, ...typed };
  const { error } = schema.safeParse(input);
  return error ? faultsIn(error, input).map(({ field, code }) => `${field} ${code}`) : [];
}

describe("one fault a field:", () => {
  test("what is empty is missing, whatever its schema says of the empty text", () => {
    for (const field of ["text", "long", "day", "mail", "digits", "kind", "officer", "months"])
      expect(faults({ [field]: " " })).toEqual([`${field} missing`]);
  });

  test("of choices of which none was chosen the schema may say more", () => {
    expect(faults({ kind: undefined, topics: [] })).toEqual(["kind missing", "topics missing"]);
    expect(faults({ people: [], consent: undefined })).toEqual(["people two-needed", "consent consent-missing"]);
  });

  test("what was typed and is wrong is told as wrong", () => {
    expect(faults({ text: "甲乙丙丁戊己" })).toEqual(["text too-long"]);
    expect(faults({ long: "甲" })).toEqual(["long too-short"]);
    expect(faults({ day: "2016-02-30" })).toEqual(["day not-a-day"]);
    expect(faults({ mail: "a@" })).toEqual(["mail email"]);
    expect(faults({ kind: "c", officer: "nobody" })).toEqual(["kind not-a-choice", "officer not-a-choice"]);
  });

  test("where nothing may stand too, what is wrong with what stands there", () => {
    expect(faults({ extension: "three", until: "2016-02-30" })).toEqual(["extension not-a-number", "until not-a-day"]);
    expect(faults({ extension: "10" })).toEqual(["extension too-high"]);
  });

  test("of a number, what is wrong with it as a number", () => {
    const codes = ["three", "2.5", "1", "10"].map((months) => faults({ months }));
    expect(codes).toEqual([["months not-a-number"], ["months not-whole"], ["months too-low"], ["months too-high"]]);
  });

  test("what a schema counts up for its sentence goes along", () => {
    const counted = z.object({ sum: z.string() }).superRefine((_, ctx) => {
      ctx.addIssue({ code: "custom", message: "adds-up-to", path: ["sum"], params: { sum: 101 } });
    });
    const { error } = counted.safeParse({ sum: "100" });
    expect(error && faultsIn(error, { sum: "100" })).toMatchObject([{ code: "adds-up-to", params: { sum: 101 } }]);
  });
});

test("a day that hasn't come is told of a typed one, however it was written, and nothing of what is none", () => {
  const told = (typed: string) => dayToCome({ today: "2016-11-24" }, { day: typed }, ["day", "in-future"]);
  for (const past of ["2016/1/1", "2016年11月24日", "", "soon"]) expect(told(past)).toEqual({});
  for (const future of ["2016/11/25", "2016年12月1日"]) expect(told(future)).toEqual({ day: ["in-future"] });
});

test("a form that is read by another's action throws the same faults; one with numbers says less", () => {
  const thrown = (typed: Record<string, unknown>) => {
    try {
      readForm(schema, { ...right, ...typed });
    } catch (error) {
      return error instanceof InvalidInput ? error.fields : error;
    }
    return undefined;
  };
  expect(thrown({ text: "", day: "2016-02-30" })).toEqual({ text: ["missing"], day: ["not-a-day"] });
  expect(thrown({ text: "甲乙丙丁戊己", long: "甲" })).toEqual({ text: ["longer"], long: ["invalid"] });
  expect(thrown({})).toBeUndefined();
});
