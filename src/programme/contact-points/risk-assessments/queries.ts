import { z } from "zod";
import { type Day, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";

/** One thing that a visit left: measures that weren't met, or an advice. `key` names it in a form. */
export type Finding = {
  readonly key: string;
  readonly visitId: string;
  readonly adviceId: string | null;
  readonly heldOn: Day;
  /** The advice; null where the finding is what the checklist says. */
  readonly text: string | null;
  /** Measures of the checklist that were met in part or not at all. */
  readonly measures: readonly { readonly zh: string; readonly en: string }[];
};

const items = z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() }));
const answers = z.record(z.string(), z.string()).catch({});
/** The most that is shown of either kind. */
const AT_MOST = 20;

/**
 * What visits to a firm left for its next risk assessment (domain.md §5): measures that weren't met, of visits that no assessment has weighed
 * yet, and advice that is still to be followed; the latest first. Visits that follow a case are never among them. Two statements.
 */
export async function materialOf({ tx }: Ctx, enterpriseId: string): Promise<Finding[]> {
  const visits = await tx.visit.findMany({
    where: { enterpriseId, caseId: null, status: "held", weighed: { none: { adviceId: null } } },
    select: visitFound,
    orderBy: [{ heldOn: "desc" }, { id: "desc" }],
    take: AT_MOST,
  });
  const advice = await tx.visitAdvice.findMany({
    where: { enterpriseId, status: { in: ["open", "answered"] }, visit: { caseId: null, status: "held" } },
    select: { id: true, text: true, visit: { select: visitFound } },
    orderBy: { id: "desc" },
    take: AT_MOST,
  });
  return [
    ...visits.map((visit) => findingOf(visit)).filter(({ measures }) => measures.length > 0),
    ...advice.map(({ visit, ...given }) => findingOf(visit, given)),
  ];
}

const visitFound = { id: true, heldOn: true, answers: true, checklist: { select: { items: true } } } as const;

function findingOf(
  visit: {
    readonly id: string;
    readonly heldOn: Date | null;
    readonly answers: unknown;
    readonly checklist: { readonly items: unknown } | null;
  },
  advice?: { readonly id: string; readonly text: string } | null,
): Finding {
  const given = answers.parse(visit.answers);
  const left = (code: string) => given[code] === "unmet" || given[code] === "partly";
  return {
    key: advice ? `advice:${advice.id}` : `visit:${visit.id}`,
    visitId: visit.id,
    adviceId: advice?.id ?? null,
    heldOn: visit.heldOn ? dayFromDate(visit.heldOn) : "",
    text: advice?.text ?? null,
    measures: advice ? [] : items.parse(visit.checklist?.items ?? []).filter(({ code }) => left(code)),
  };
}

export type RiskAssessment = {
  readonly id: string;
  readonly doneOn: Day;
  readonly note: string;
  /** What it weighed, as far as this reader sees the visits. */
  readonly weighed: readonly Finding[];
};

/** The risk assessments of a point, the latest first, each with what it weighed. One statement. */
export async function riskAssessmentsOf({ tx }: Ctx, contactPointId: string): Promise<RiskAssessment[]> {
  const rows = await tx.pointService.findMany({
    where: { contactPointId, code: "risk_assessment" },
    select: {
      ...{ id: true, doneOn: true, note: true },
      weighed: {
        select: { visit: { select: visitFound }, advice: { select: { id: true, text: true } } },
        orderBy: { id: "asc" },
      },
    },
    orderBy: { doneOn: "desc" },
  });
  return rows.map(({ id, doneOn, note, weighed }) => ({
    ...{ id, note, doneOn: dayFromDate(doneOn) },
    weighed: weighed.map(({ visit, advice }) => findingOf(visit, advice)),
  }));
}

export type Weighing = {
  readonly contactPointId: string;
  readonly doneOn: Day;
  /** The advice that was weighed; null for what the checklist says. */
  readonly advice: string | null;
};

/** In which assessments a visit's findings were weighed, as far as this reader sees the point. One statement. */
export async function weighingsOf({ tx }: Ctx, visitId: string): Promise<Weighing[]> {
  const rows = await tx.weighedFinding.findMany({
    where: { visitId },
    select: { advice: { select: { text: true } }, service: { select: { contactPointId: true, doneOn: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ advice, service }) => ({
    contactPointId: service.contactPointId,
    doneOn: dayFromDate(service.doneOn),
    advice: advice?.text ?? null,
  }));
}
