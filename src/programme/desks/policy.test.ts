import { expect, test } from "vitest";
import { type DepartmentKind, DUTIES, type Duty, type OfficialActor } from "@/kernel/actor";
import { FIELDS, fieldsOf, navFor } from "./policy";

function official(duties: readonly Duty[], departmentKind: DepartmentKind = "market_regulation"): OfficialActor {
  return {
    kind: "official",
    personId: "0",
    name: "演示",
    sessionId: null,
    departmentId: "0",
    departmentKind,
    level: "city",
    divisionCode: "330400",
    duties,
  };
}

const HOUSES: Readonly<Partial<Record<Duty, DepartmentKind>>> = {
  department_handler: "police",
  government_office: "government_office",
  system_administrator: "operations",
  security_administrator: "operations",
  audit_administrator: "operations",
  station_officer: "guidance_station",
};

test("every duty has a desk, and every field belongs to somebody", () => {
  const byDuty = DUTIES.map((duty) => [duty, fieldsOf(official([duty], HOUSES[duty] ?? "market_regulation"))] as const);
  expect(Object.fromEntries(byDuty)).toEqual({
    intake: ["casework"],
    investigator: ["casework"],
    bureau_leader: ["casework"],
    legal_reviewer: ["review"],
    coordinator: ["city"],
    department_handler: ["department"],
    government_office: ["office"],
    programme_officer: ["programme"],
    // What waits for him is all that he has here.
    site_reviewer: [],
    system_administrator: ["accounts"],
    security_administrator: ["security"],
    audit_administrator: ["trail"],
    station_officer: ["station"],
  });
  expect(new Set(byDuty.flatMap(([, fields]) => fields))).toEqual(new Set(FIELDS));
});

test("several duties make one desk without saying anything twice", () => {
  expect(fieldsOf(official(["coordinator", "investigator", "programme_officer"]))).toEqual(["city", "programme"]);
  expect(fieldsOf(official(["intake", "investigator", "programme_officer", "department_handler"]))).toEqual([
    "casework",
    "programme",
    "department",
  ]);
});

test("a duty of the bureau means nothing in another house, and nobody else has a desk", () => {
  expect(fieldsOf(official(["coordinator", "investigator", "programme_officer"], "police"))).toEqual([]);
  expect(fieldsOf({ kind: "public" })).toEqual([]);
  expect(navFor({ kind: "public" })).toEqual([]);
});
