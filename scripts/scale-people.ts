import { founders, officials } from "@seed/demo/people";
import type { DepartmentKind, Duty } from "@/kernel/actor";
import { type Batch, put } from "./scale-copy";
import type { Dice } from "./scale-dice";
import { personName } from "./scale-words";

export type Department = {
  readonly id: string;
  readonly code: string;
  readonly kind: DepartmentKind;
  readonly divisionCode: string;
  readonly documentWord: string;
};

/** Somebody who acts, as the trail signs him. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly departmentId: string | null;
  readonly chain: string;
};

/** The bureau of a division with the people who work there. */
export type Bureau = {
  readonly department: Department;
  readonly intake: Person;
  readonly leader: Person;
  /** Who makes the visits to contact points and sites. */
  readonly programme: Person;
  readonly investigators: readonly Person[];
};

export type Officials = {
  readonly bureaus: ReadonlyMap<string, Bureau>;
  /** Who takes referrals, by department. */
  readonly handlers: ReadonlyMap<string, Person>;
  readonly receivers: readonly Department[];
};

const HIRED = new Date("2014-12-15T09:00:00+08:00");
/** How many complaints one investigator has had: the number of investigators follows from the size. */
const LOAD = 1_000;

/** The demo's officials by their user names, and in each bureau as many more as the work needs. */
export function peopleOffices(
  batch: Batch,
  departments: readonly Department[],
  { dice, complaints, passwordHash }: { dice: Dice; complaints: number; passwordHash: string },
): Officials {
  const known = new Map<string, Person>();
  const hire = (username: string, department: Department, duties: readonly Duty[], name = personName(dice)): Person => {
    const person = { id: dice.id(HIRED), name, departmentId: department.id, chain: department.divisionCode };
    put(batch, "persons", {
      id: person.id,
      username,
      email: `${username}@example.cn`,
      name,
      post: "（演示）",
      mobile: null,
      kind: "official",
      department_id: department.id,
      division_code: null,
      enterprise_id: null,
      enterprise_role: null,
      created_at: HIRED,
      updated_at: HIRED,
    });
    for (const duty of duties)
      put(batch, "person_duties", { id: dice.id(HIRED), person_id: person.id, duty, granted_at: HIRED });
    put(batch, "credentials", { person_id: person.id, password_hash: passwordHash, changed_at: HIRED });
    known.set(username, person);
    return person;
  };
  const byCode = new Map(departments.map((department) => [department.code, department]));
  const handlers = new Map<string, Person>();
  for (const { username, name, department: code, duties } of [...founders, ...officials]) {
    const department = byCode.get(code);
    if (!department) continue;
    const person = hire(username, department, duties, name);
    if (duties.includes("department_handler")) handlers.set(department.id, person);
  }
  const bureaus = new Map<string, Bureau>();
  for (const department of departments.filter(({ kind }) => kind === "market_regulation")) {
    const city = department.divisionCode === "330400";
    const here = [...known].filter(([, { departmentId }]) => departmentId === department.id);
    const find = (duty: Duty) =>
      officials.find(({ username, duties }) => duties.includes(duty) && here.some(([name]) => name === username))
        ?.username;
    const staffed = (duty: Duty) =>
      known.get(find(duty) ?? "") ??
      hire(`${department.divisionCode.toLowerCase()}-${duty.replace("_", "-")}`, department, [duty]);
    // Half of the complaints go to the city, the others to nine divisions; each is worked on by two.
    const wanted = Math.max(2, Math.ceil((complaints * 2) / LOAD / (city ? 2 : 18)));
    const investigators = officials.flatMap(({ username, duties }) =>
      duties.includes("investigator") ? here.filter(([name]) => name === username).map(([, person]) => person) : [],
    );
    for (let n = investigators.length + 1; n <= wanted; n++)
      investigators.push(hire(`${department.divisionCode.toLowerCase()}-officer-${n}`, department, ["investigator"]));
    bureaus.set(department.divisionCode, {
      department,
      intake: staffed("intake"),
      leader: staffed("bureau_leader"),
      programme: staffed("programme_officer"),
      investigators,
    });
  }
  return { bureaus, handlers, receivers: departments.filter(({ id }) => handlers.has(id)) };
}
