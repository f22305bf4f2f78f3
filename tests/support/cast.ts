import fc from "fast-check";
import { type Actor, DEPARTMENT_KINDS, DUTIES } from "@/kernel/actor";

/** People for the matrices of the programme's workflows: nobody of them is in a database. */
type Official = Extract<Actor, { kind: "official" }>;

export function anOfficial(over: Partial<Official>): Official {
  return {
    kind: "official",
    personId: "p-official",
    name: "演示",
    sessionId: null,
    departmentId: "d-mr",
    departmentKind: "market_regulation",
    level: "city",
    divisionCode: "330400",
    duties: [],
    ...over,
  };
}

export function someoneOf(
  enterpriseId: string | null,
  role: "owner" | "member" = "owner",
): Extract<Actor, { kind: "firm" }> {
  return { kind: "firm", personId: `p-${role}`, name: "演示", sessionId: null, enterpriseId, role };
}

const county = { level: "county", divisionCode: "330402", departmentId: "d-nanhu" } as const;

/** Who is around a firm of 南湖 (330402) with the id `e`. */
export const cast = {
  owner: someoneOf("e"),
  member: someoneOf("e", "member"),
  "other firm": someoneOf("e2"),
  county: anOfficial({ ...county, duties: ["programme_officer"] }),
  "other county": anOfficial({ ...county, divisionCode: "330481", duties: ["programme_officer"] }),
  "county intake": anOfficial({ ...county, duties: ["intake"] }),
  "city office": anOfficial({ duties: ["programme_officer"] }),
  coordinator: anOfficial({ duties: ["coordinator"] }),
  reviewer: anOfficial({ duties: ["legal_reviewer"] }),
  police: anOfficial({ departmentKind: "police", duties: ["department_handler"] }),
  system: { kind: "system", reason: "test" },
  public: { kind: "public" },
} as const satisfies Record<string, Actor>;

/** Any official at all, for properties. */
export const anyOfficial = fc
  .record({
    departmentKind: fc.constantFrom(...DEPARTMENT_KINDS),
    level: fc.constantFrom("city" as const, "county" as const),
    divisionCode: fc.constantFrom("330400", "330402", "330481"),
    duties: fc.subarray([...DUTIES]),
  })
  .map(anOfficial);
