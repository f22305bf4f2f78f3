import { expect } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { moveComplaint } from "@/programme/complaints/handling/commands";
import { findHandled } from "@/programme/complaints/handling/queries";
import type { TakeComplaintStep } from "@/programme/complaints/handling/schema";
import * as given from "./given";

/** A complaint on its way through a bureau, with the people who handle it. */

export async function bureau() {
  const intake = await given.official(["intake"], { name: "收演示" });
  const officer = await given.official(["investigator"], { name: "沈演示" });
  const second = await given.official(["investigator"], { name: "钟演示" });
  const leader = await given.official(["bureau_leader"], { name: "顾演示" });
  const firm = await given.firm();
  return { intake, officer, second, leader, firm };
}

/** A complaint that a firm submitted through its own command would have these two clocks; given ones have none. */
export async function startClocks(complaintId: string, startedOn = "2016-11-24") {
  await asSystem("given", async ({ tx, now }) => {
    for (const kind of ["complaint-register", "complaint-verify"]) {
      const limit = await tx.timeLimit.findFirstOrThrow({
        where: { kind, validFrom: { lte: now } },
        orderBy: { validFrom: "asc" },
        select: { id: true },
      });
      await tx.clock.create({
        data: {
          subjectKind: "complaint",
          subjectId: complaintId,
          complaintId,
          kind,
          timeLimitId: limit.id,
          startedOn: new Date(startedOn),
          startedAt: new Date(`${startedOn}T01:00:00Z`),
          dueOn: new Date(kind === "complaint-register" ? "2016-11-25" : "2016-12-05"),
        },
      });
    }
    await tx.complaint.update({ where: { id: complaintId }, data: { dueOn: new Date("2016-11-25") } });
  });
}

export async function submitted() {
  const people = await bureau();
  const complaint = await given.complaint(people.firm);
  await startClocks(complaint.id);
  return { ...people, complaintId: complaint.id };
}

export function step(actor: OfficialActor, input: TakeComplaintStep) {
  return asActor(actor, (ctx) => moveComplaint(ctx, input));
}

export async function verifying() {
  const stage = await submitted();
  const { intake, officer, second, complaintId } = stage;
  await step(intake, { step: "assign", complaintId, version: 1, officers: [officer.personId, second.personId] });
  return stage;
}

export async function proposed(proposal: "file" | "not_file" = "not_file") {
  const stage = await verifying();
  await step(stage.officer, {
    step: "propose",
    complaintId: stage.complaintId,
    version: 2,
    proposal,
    ground: proposal === "file" ? "" : "no_evidence",
    opinion: "经核查（演示）",
  });
  return stage;
}

export const refusal = (code: string) => expect.objectContaining({ code });
export const see = (actor: OfficialActor, id: string) => asActor(actor, (ctx) => findHandled(ctx, id));
export const look = <T>(work: Parameters<typeof asSystem<T>>[1]) => asSystem("look", work);
export const entries = (complaintId: string, step: string) =>
  look(({ tx }) =>
    tx.auditEntry.count({
      where: { subjectId: complaintId, act: "step.complaint", detail: { path: ["step"], equals: step } },
    }),
  );
export const told = (personId: string) =>
  look(async ({ tx }) =>
    (await tx.notice.findMany({ where: { personId }, select: { kind: true }, orderBy: { id: "asc" } })).map(
      ({ kind }) => kind,
    ),
  );
