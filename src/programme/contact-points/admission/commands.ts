import type { Actor } from "@/kernel/actor";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { seal } from "@/platform/vault";
import type { EvidenceReceipt, Upload } from "../../evidence/commands";
import { receiveFileFor } from "../../evidence/receiving/commands";
import { checklistOf } from "../checklists/queries";
import { type ContactPointDetail, findContactPoint } from "../queries";
import { BRINGING_STATUSES, FILES_OF_AN_ITEM, mayBring, mayJudge, type Verdict, verdictsFor } from "./policy";
import { type AdmissionItem, admissionOf, judgedOf, nameField } from "./queries";
import type { JudgeAdmission, NoteItem, RemoveFile, StoredVerdict } from "./schema";

type Which = { readonly contactPointId: string; readonly item: string };

/** Keeps what the firm writes to an item. Refusals: `not-found`, `judged` (its county has judged what was handed in, or it is decided). */
export async function noteItem(ctx: Ctx, { contactPointId, item, note }: NoteItem): Promise<Which> {
  await changing(ctx, { contactPointId, item });
  const told = { note, updatedAt: ctx.now };
  await ctx.tx.admissionNote.upsert({
    where: { contactPointId_item: { contactPointId, item } },
    create: { contactPointId, item, ...told },
    update: told,
    select: { item: true },
  });
  return { contactPointId, item };
}

/** The firm's own application, as long as it may bring evidence to this item. */
async function bringing(ctx: Ctx, { contactPointId, item }: Which): Promise<ContactPointDetail> {
  const point = await findContactPoint(ctx, contactPointId);
  if (!point || ctx.actor.kind !== "firm") throw new Refusal("not-found");
  const { items } = await checklistOf(ctx, point.checklistId);
  if (!items.some(({ code }) => code === item)) throw new Refusal("not-found");
  if (!mayBring(ctx.actor, point)) throw new Refusal("judged");
  return point;
}

/** The same, before something is written: whoever judges at this moment waits, and has an older version before him then; or this waits and is refused. */
async function changing(ctx: Ctx, which: Which): Promise<ContactPointDetail> {
  await ctx.tx.contactPoint.updateMany({
    where: { id: which.contactPointId, status: { in: [...BRINGING_STATUSES] } },
    data: { version: { increment: 1 }, updatedAt: ctx.now },
  });
  return bringing(ctx, which);
}

/** Takes a file for an item from the firm. The same bytes are received once. Refusals: `not-found`, `judged`, and those of `receiveFileFor`. */
export async function receiveAdmissionFile(
  who: () => Promise<Actor>,
  { contactPointId, item, ...upload }: Omit<Upload, "target"> & Which,
): Promise<EvidenceReceipt> {
  const which = { contactPointId, item };
  return receiveFileFor(who, upload, {
    ...{ kind: "admission-file", under: () => contactPointId, maximum: FILES_OF_AN_ITEM },
    place: (ctx) => bringing(ctx, which),
    hold: (ctx) => changing(ctx, which),
    count: ({ tx }) => tx.admissionFile.count({ where: { ...which, removedAt: null } }),
    find: ({ tx }, bytes) =>
      tx.admissionFile.findFirst({
        where: { ...which, ...bytes, removedAt: null },
        select: { id: true, uploadedAt: true },
      }),
    add: async (ctx, { name, ...row }) => {
      await ctx.tx.admissionFile.createMany({ data: [{ ...which, ...row }] });
      await seal(ctx, contactPointId, { [nameField(row.id)]: name });
    },
    told: ({ enterpriseId }) => ({ enterpriseId, detail: which }),
  });
}

/**
 * Takes back a file that nobody has judged; its row and its bytes stay. Refusals: `not-found`, `judged`, `judged-file` (it stood before the county when it
 * judged: what was judged stays).
 */
export async function removeAdmissionFile(ctx: Ctx, { contactPointId, fileId }: RemoveFile): Promise<Which> {
  const { tx, now } = ctx;
  const where = { id: fileId, contactPointId, removedAt: null };
  const found = await tx.admissionFile.findFirst({ where, select: { item: true, uploadedAt: true } });
  if (!found) throw new Refusal("not-found");
  const { item } = found;
  const { enterpriseId } = await changing(ctx, { contactPointId, item });
  const seen = await tx.admissionJudgement.count({ where: { contactPointId, judgedAt: { gte: found.uploadedAt } } });
  if (seen > 0) throw new Refusal("judged-file");
  const { count } = await tx.admissionFile.updateMany({ where, data: { removedAt: now } });
  if (count !== 1) throw new Refusal("not-found");
  ctx.record({
    ...{ act: "remove.admission-file", subjectKind: "admission-file", subjectId: fileId, enterpriseId },
    detail: { contactPointId, item },
  });
  return { contactPointId, item };
}

/**
 * The programme office of its bureau says of each item whether it is met, with an opinion; judged again is another row, and the last one counts. What
 * the firm had brought stands beside each verdict. Refusals: `not-found`, `wrong-status`, `overtaken`. Invalid: an item without a verdict, a verdict that
 * it can't get, one without its opinion, `met` where nothing shows it.
 */
export async function judgeAdmission(
  ctx: Ctx,
  { contactPointId, version, given }: JudgeAdmission,
): Promise<{ contactPointId: string }> {
  const { tx, actor, now } = ctx;
  const point = await findContactPoint(ctx, contactPointId);
  const admission = point && (await admissionOf(ctx, point));
  if (!point || !admission || !mayJudge(actor, { ...point, status: "applied" })) throw new Refusal("not-found");
  if (point.status !== "applied") throw new Refusal("wrong-status");
  const verdicts = verdictsIn(admission.items, given);
  const { count } = await tx.contactPoint.updateMany({
    where: { id: contactPointId, version, status: "applied" },
    data: { version: version + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
  await tx.admissionJudgement.create({
    data: { contactPointId, round: point.round, verdicts, judgedById: actor.personId, judgedAt: now },
    select: { id: true },
  });
  ctx.record({
    act: "judge.admission",
    subjectKind: "contact-point",
    subjectId: contactPointId,
    enterpriseId: point.enterpriseId,
    detail: { judged: await judgedOf(ctx, point), round: point.round },
  });
  return { contactPointId };
}

function verdictsIn(items: readonly AdmissionItem[], given: JudgeAdmission["given"]): StoredVerdict[] {
  const faults: Record<string, string[]> = {};
  const verdicts = items.flatMap(({ code, note, files, shown, ...item }): StoredVerdict[] => {
    const verdict: Verdict | undefined = verdictsFor(item).find((one) => one === given[`${code}.verdict`]);
    const opinion = given[`${code}.opinion`] ?? "";
    if (!verdict) faults[`${code}.verdict`] = ["verdict-missing"];
    else if (verdict === "met" && !shown) faults[`${code}.verdict`] = ["nothing-shows"];
    else if (verdict !== "met" && opinion === "") faults[`${code}.opinion`] = ["opinion-missing"];
    return verdict ? [{ item: code, verdict, opinion, note, files: files.map(({ id }) => id) }] : [];
  });
  if (Object.keys(faults).length > 0) throw new InvalidInput(faults);
  return verdicts;
}
