import { z } from "zod";
import { type Day, dayFromDate, dayOfMoment } from "@/kernel/days";
import type { FormValues } from "@/kernel/form-state";
import type { Ctx } from "@/platform/database";
import type { Standing } from "@/platform/draft-intake";
import { peopleKnown } from "@/platform/people";
import type { VisitConclusion } from "../../demonstration-sites/checks/queries";
import { answersOf, findVisit, type VisitDetail } from "../queries";
import type { TakeVisitStep } from "../schema";
import { VISIT_SIGNINGS, visitWorkflow } from "../workflow";

/** A record as its form holds it: to be set beside another, and to be kept when it is revised. */
export function recordOf(visit: Recorded): FormValues {
  return {
    heldOn: visit.heldOn ? dayFromDate(visit.heldOn) : "",
    heldReason: visit.heldReason ?? "",
    "answers[]": Object.entries(answersOf(visit)).map(([code, answer]) => `${code}:${answer}`),
    findings: visit.findings ?? "",
    remark: visit.remark ?? "",
    witness: visit.witness ?? "",
    signing: visit.signing ?? "",
    signerName: visit.signerName ?? "",
    signature: visit.signature ?? "",
  };
}

type Recorded = Pick<
  VisitDetail,
  "heldOn" | "heldReason" | "answers" | "findings" | "remark" | "witness" | "signing" | "signerName" | "signature"
>;

/** Whether two records hold the same, in whatever order the answers were given. */
export function saysTheSame(one: Recorded, other: Recorded): boolean {
  const text = (of: Recorded) =>
    JSON.stringify(Object.values(recordOf(of)).map((value) => (typeof value === "string" ? value : value.toSorted())));
  return text(one) === text(other);
}

/**
 * What stands at a visit instead of the record that somebody brought: another record, or only a later version of the plan. Null for whoever
 * doesn't make this visit: he is told no more than the refusal says.
 */
export async function standingRecord(ctx: Ctx, input: TakeVisitStep): Promise<Standing | null> {
  const { visitId, version } = input;
  const visit = await findVisit(ctx, visitId);
  if (visit?.version === version) return siteMoved(visit, input);
  if (!visit || !visitWorkflow.partiesOf(ctx.actor, visit).includes("officer")) return null;
  if (visit.status === "cancelled") return null;
  const held = visit.status === "held";
  const params = { name: visit.officerName ?? "", day: dayOfMoment(visit.updatedAt) };
  return {
    code: held ? "recorded-meanwhile" : "planned-anew",
    params,
    values: held ? { ...recordOf(visit), ...(visit.concluded ? conclusionIn(visit.concluded) : NO_CONCLUSION) } : {},
    base: { version: String(visit.version), step: held ? "revise" : "record" },
  };
}

const NO_CONCLUSION = { conclusion: "", conclusionFindings: "" } as const;

function conclusionIn({ conclusion, findings }: VisitConclusion): FormValues {
  return { conclusion, conclusionFindings: findings };
}

/** A site that went out of force while the form was under way takes no conclusion: the record can come without one. */
function siteMoved({ version, conclusion }: VisitDetail, input: TakeVisitStep): Standing | null {
  if (input.step !== "record" || !input.conclusion || conclusion !== "none") return null;
  return {
    ...{ code: "nothing-to-conclude", params: {}, values: NO_CONCLUSION },
    base: { version: String(version), step: "record" },
  };
}

const keptRecord = z.object({
  heldOn: z.string(),
  findings: z.string(),
  remark: z.string(),
  // Records of before these were asked for have none.
  witness: z.string().default(""),
  heldReason: z.string().default(""),
  signerName: z.string(),
  signing: z.enum(VISIT_SIGNINGS).catch("refused"),
});

export type Revision = z.output<typeof keptRecord> & {
  readonly id: string;
  /** Who put another in its place, and when. */
  readonly name: string;
  readonly day: Day;
};

/** What a visit's record said before, latest first. */
export async function revisionsOf(ctx: Ctx, { id: visitId }: Pick<VisitDetail, "id">): Promise<Revision[]> {
  const rows = await ctx.tx.visitRevision.findMany({
    where: { visitId },
    select: { id: true, record: true, revisedById: true, revisedAt: true },
    orderBy: { version: "desc" },
  });
  const people = await peopleKnown(ctx, [...new Set(rows.map(({ revisedById }) => revisedById))]);
  return rows.map(({ id, record, revisedById, revisedAt }) => {
    const said = keptRecord.parse(record);
    return { id, ...said, name: people.get(revisedById)?.name ?? "", day: dayOfMoment(revisedAt) };
  });
}
