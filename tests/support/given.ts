import { randomUUID } from "node:crypto";
import type { DepartmentKind, Duty, FirmActor, OfficialActor } from "@/kernel/actor";
import { makeCreditCode } from "@/kernel/credit-code";
import { dateOf } from "@/kernel/days";
import { formatComplaintReference } from "@/kernel/document-number";
import { standAt } from "@/platform/clock";
import { asSystem } from "@/platform/database";
import { seal } from "@/platform/vault";
import type { ComplaintStatus } from "@/programme/complaints/workflow";

/** Valid things to begin a test with; each returns what is related to it. The story's moment, unless a test says otherwise. */
export const NOW = new Date("2016-11-24T09:30:00+08:00");

/** Holds the portal's clock at a moment in Jiaxing. */
export function atMoment(text = "2016-11-24T09:30:00+08:00"): Date {
  const moment = new Date(text);
  standAt(moment);
  return moment;
}

let serial = 0;
const next = () => ++serial;

/** An official with these duties, of a department found by kind and division. */
export async function official(
  duties: readonly Duty[],
  {
    kind = "market_regulation",
    division = "330400",
    name,
  }: { kind?: DepartmentKind; division?: string; name?: string } = {},
): Promise<OfficialActor> {
  const n = next();
  return asSystem("given", async ({ tx, now }) => {
    const department = await tx.department.findFirstOrThrow({
      where: { kind, divisionCode: division },
      select: { id: true, kind: true, level: true, divisionCode: true },
      orderBy: { code: "asc" },
    });
    const person = await tx.person.create({
      data: {
        username: `official-${n}-${randomUUID().slice(0, 8)}`,
        email: `official-${n}-${randomUUID().slice(0, 8)}@example.cn`,
        name: name ?? `演示官员${n}`,
        kind: "official",
        departmentId: department.id,
        mailVerifiedAt: now,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true, name: true },
    });
    await tx.personDuty.createMany({ data: duties.map((duty) => ({ personId: person.id, duty, grantedAt: now })) });
    return {
      kind: "official",
      personId: person.id,
      name: person.name,
      sessionId: null,
      departmentId: department.id,
      departmentKind: department.kind,
      level: department.level,
      divisionCode: department.divisionCode,
      duties,
    };
  });
}

export type GivenStation = { readonly id: string; readonly officer: OfficialActor };

/** A guidance station that serves these clusters, with an officer of it. */
export async function station(
  clusterIds: readonly string[],
  { division = "330402", open = true } = {},
): Promise<GivenStation> {
  const n = next();
  return asSystem("given", async ({ tx, now, today }) => {
    const nameZh = `演示指导站${n}`;
    const times = { createdAt: now, updatedAt: now };
    const department = await tx.department.create({
      data: {
        ...{ code: `GS-${randomUUID()}`, nameZh, nameEn: nameZh, divisionCode: division, documentWord: "指导站" },
        ...{ kind: "guidance_station", level: "county" },
      },
      select: { id: true },
    });
    const { id } = await tx.guidanceStation.create({
      data: {
        ...{ departmentId: department.id, divisionCode: division, address: "演示路 1 号", ...times },
        ...{ openedOn: dateOf(today), closedOn: open ? null : dateOf(today) },
        clusters: { create: clusterIds.map((clusterId) => ({ clusterId, fromDay: dateOf(today) })) },
      },
      select: { id: true },
    });
    const username = `station-${n}-${randomUUID().slice(0, 8)}`;
    const person = await tx.person.create({
      data: {
        ...{ username, email: `${username}@example.cn`, name: `演示站员${n}`, kind: "official", ...times },
        departmentId: department.id,
      },
      select: { id: true, name: true },
    });
    await tx.personDuty.createMany({ data: [{ personId: person.id, duty: "station_officer", grantedAt: now }] });
    return {
      id,
      officer: {
        ...{ kind: "official", personId: person.id, name: person.name, sessionId: null, departmentId: department.id },
        ...{ departmentKind: "guidance_station", level: "county", divisionCode: division, duties: ["station_officer"] },
      },
    };
  });
}

export type GivenFirm = {
  readonly id: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly owner: FirmActor;
  readonly member: FirmActor;
};

/** A firm, checked unless said otherwise, with its owner and a member. */
export async function firm({
  division = "330402",
  status = "checked" as "registered" | "returned" | "checked",
} = {}): Promise<GivenFirm> {
  const n = next();
  const name = `演示企业${n}（演示）`;
  return asSystem("given", async ({ tx, now }) => {
    const enterprise = await tx.enterprise.create({
      data: {
        name,
        uscc: makeCreditCode(division.startsWith("JX") ? "330400" : division, 500_000 + n),
        divisionCode: division,
        contactName: `演示联系人${n}`,
        contactMobile: "13800000000",
        contactEmail: `firm-${n}@example.cn`,
        titles: [],
        status,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    });
    const person = async (enterpriseRole: "owner" | "member"): Promise<FirmActor> => {
      const created = await tx.person.create({
        data: {
          username: `firm-${enterpriseRole}-${n}-${randomUUID().slice(0, 8)}`,
          email: `firm-${enterpriseRole}-${n}-${randomUUID().slice(0, 8)}@example.cn`,
          name: `演示人员${n}`,
          kind: "enterprise",
          enterpriseId: enterprise.id,
          enterpriseRole,
          createdAt: now,
          updatedAt: now,
        },
        select: { id: true, name: true },
      });
      return {
        kind: "firm",
        personId: created.id,
        name: created.name,
        sessionId: null,
        enterpriseId: enterprise.id,
        role: enterpriseRole,
      };
    };
    return {
      id: enterprise.id,
      name,
      divisionCode: division,
      owner: await person("owner"),
      member: await person("member"),
    };
  });
}

export type GivenComplaint = { readonly id: string; readonly number: string | null; readonly version: number };
/** Words that must never be found outside the vault. */
export const SECRETS = {
  account: "甲某于上月把文件带走",
  secret: "配比一比三加温至八十二度",
  respondent: "演示侵权人甲某",
  respondent_detail: "现在某某公司任职",
  reporter: "联系人乙某 13900000000",
} as const;

/** A complaint as it stands in a status, sealed parts included; its clocks are not started (commands do that). */
export async function complaint(
  of: GivenFirm,
  { status = "submitted" as ComplaintStatus, team = [] as readonly OfficialActor[], division = "330400" } = {},
): Promise<GivenComplaint> {
  return asSystem("given", async (ctx) => {
    const { tx, now, today } = ctx;
    const number = status === "draft" ? null : formatComplaintReference({ day: today, serial: next() });
    const created = await tx.complaint.create({
      data: {
        enterpriseId: of.id,
        filedById: of.owner.personId,
        divisionCode: division,
        status,
        number,
        title: "演示工艺被带走",
        secretKind: "technical",
        forms: ["breach_of_duty"],
        answers: {},
        submittedAt: status === "draft" ? null : now,
        team: team.map(({ personId }) => personId),
        ...(status === "proposed" ? { proposal: "file" as const, proposalGround: "演示理由" } : {}),
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true, number: true, version: true },
    });
    await tx.teamMember.createMany({
      data: team.map(({ personId }) => ({
        complaintId: created.id,
        personId,
        divisionCode: division,
        sinceAt: now,
        assignedById: personId,
      })),
    });
    await seal(ctx, created.id, SECRETS);
    return created;
  });
}

export type GivenCase = {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly complaintId: string;
  readonly division: string;
};

/** A case of a complaint that was filed, or of this one, investigating unless said otherwise; its clocks are not started. */
export async function caseOf(
  of: GivenFirm,
  {
    status = "investigating" as "filed" | "investigating" | "concluded" | "decided" | "closed",
    team = [] as readonly OfficialActor[],
    division = "330400",
    complaintId = undefined as string | undefined,
  } = {},
): Promise<GivenCase> {
  const source = complaintId ? { id: complaintId } : await complaint(of, { status: "filed", team, division });
  return asSystem("given", async ({ tx, now, today }) => {
    const created = await tx.case.create({
      data: {
        number: `演示案〔2016〕${next()}号`,
        complaintId: source.id,
        enterpriseId: of.id,
        divisionCode: division,
        title: "演示工艺被带走",
        status,
        team: team.map(({ personId }) => personId),
        filedOn: dateOf(today),
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true, number: true, version: true },
    });
    return { ...created, complaintId: source.id, division };
  });
}

/** What of its row makes a visit, or a referral, one of a case, for that case's ring. */
export function ringOf({ id, complaintId, division }: Omit<GivenCase, "number" | "version">) {
  return { caseId: id, complaintId, caseDivision: division };
}
