import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { tell } from "@/platform/notices";
import { takeStep } from "@/platform/take-step";
import { complaintFor, sendMessage, writeMessage } from "../commands";
import { writeNote } from "../notes/commands";
import { readsWhole } from "../policy";
import { recipientsOf } from "../queries";
import { complaintWorkflow, OFFICERS_NEEDED } from "../workflow";
import { mayChangeTeam } from "./policy";
import { holdMergeTarget, officersOf, receivingDivisions } from "./queries";
import type { ChangeTeam, CloseComplaint, OpenComplaint, TakeComplaintStep, WriteToFirm } from "./schema";

type Complaint = Awaited<ReturnType<typeof complaintFor>>;

/**
 * Takes one step of a complaint as an official. `gone`: after it this person no longer sees the complaint.
 * Refusals: `not-found`, `not-yours`, `wrong-status`, `overtaken`, `two-officers-needed`, and those of its clocks. Invalid: officers who
 * aren't the division's, a division without a desk, a complaint that can't take this one in.
 */
export async function moveComplaint(
  ctx: Ctx,
  input: TakeComplaintStep,
): Promise<{ complaintId: string; step: TakeComplaintStep["step"]; gone: boolean }> {
  const complaint = await complaintFor(ctx, input.complaintId);
  const after = afterwards(complaint, input);
  await takeStep(ctx, complaintWorkflow, {
    step: input.step,
    subject: complaint,
    version: input.version,
    ...(input.step === "pause" ? { stopReason: input.stopReason } : {}),
    swap: async (where, data) => {
      // Only now is the step decided; and what hangs on the complaint is written while its mover still sees it.
      const more = await prepare(ctx, complaint, input);
      return ctx.tx.complaint.updateMany({ where, data: { ...data, ...more } });
    },
    // What a step says to the firm in words, the message with these words has told it.
    recipients: async (party) => (party === "firm" && saysInWords(input) ? [] : recipientsOf(ctx, party, after)),
    detail: detailOf(input),
  });
  if (input.step === "assign") await enterTeam(ctx, complaint, after.team);
  if (input.step === "merge") await absorbedFollow(ctx, input.intoId);
  const status = complaintWorkflow.steps[input.step].to;
  return { complaintId: complaint.id, step: input.step, gone: !readsWhole(ctx.actor, { ...after, status }) };
}

function afterwards(complaint: Complaint, input: TakeComplaintStep): Complaint {
  if (input.step === "assign") return { ...complaint, team: [...new Set(input.officers)] };
  return input.step === "passOn" ? { ...complaint, divisionCode: input.divisionCode } : complaint;
}

function saysInWords({ step }: TakeComplaintStep): boolean {
  return step === "return" || step === "doNotFile";
}

function detailOf(input: TakeComplaintStep): Record<string, string | number> {
  switch (input.step) {
    case "assign":
      return { officers: new Set(input.officers).size };
    case "passOn":
      return { division: input.divisionCode };
    case "merge":
      return { into: input.intoId };
    case "pause":
      return { stopReason: input.stopReason };
    case "propose":
      return { proposal: input.proposal, ...(input.ground ? { ground: input.ground } : {}) };
    case "doNotFile":
      return { ground: input.ground };
    default:
      return {};
  }
}

/** Writes what belongs to the step beside the complaint, and returns what goes into its row. */
async function prepare(ctx: Ctx, complaint: Complaint, input: TakeComplaintStep) {
  const { id } = complaint;
  switch (input.step) {
    case "assign":
      return { team: await checkedTeam(ctx, complaint, input.officers) };
    case "return":
      await writeMessage(ctx, complaint, { text: input.missing, kind: "complaint.return" });
      return {};
    case "passOn": {
      const places = await receivingDivisions(ctx, complaint.divisionCode);
      if (!places.some(({ code }) => code === input.divisionCode))
        throw new InvalidInput({ divisionCode: ["no-desk"] });
      await writeNote(ctx, { complaintId: id }, { text: input.reason, step: `complaint.${input.step}` });
      return { divisionCode: input.divisionCode };
    }
    case "merge": {
      if (!(await holdMergeTarget(ctx, complaint, input.intoId))) throw new InvalidInput({ intoId: ["no-target"] });
      // What goes on is no longer what its other readers saw: a withdrawal or a proposal that was under way looks again.
      await ctx.tx.complaint.updateMany({
        where: { id: input.intoId },
        data: { version: { increment: 1 }, updatedAt: ctx.now },
      });
      return { mergedIntoId: input.intoId, decidedAt: ctx.now };
    }
    case "propose":
      await writeNote(ctx, { complaintId: id }, { text: input.opinion, step: `complaint.${input.step}` });
      return { proposal: input.proposal, proposalGround: input.proposal === "not_file" ? input.ground : null };
    case "sendBack":
      await writeNote(ctx, { complaintId: id }, { text: input.reason, step: `complaint.${input.step}` });
      return { proposal: null, proposalGround: null };
    case "doNotFile":
      await writeMessage(ctx, complaint, { text: input.explanation, kind: "complaint.doNotFile" });
      return { outcomeGround: input.ground, decidedAt: ctx.now };
    default:
      return {};
  }
}

/** The officers as a team: at least two, all of the division's bureau and charged with investigating. */
async function checkedTeam(ctx: Ctx, { divisionCode }: Complaint, officers: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(officers)];
  if (wanted.length < OFFICERS_NEEDED) throw new InvalidInput({ officers: ["two-officers-needed"] });
  const known = new Set((await officersOf(ctx, divisionCode)).map(({ id }) => id));
  if (!wanted.every((officer) => known.has(officer))) throw new InvalidInput({ officers: ["not-an-officer"] });
  return wanted;
}

/** Enters who joins and who leaves; who leaves reads the complaint no longer at his next request. After the row's swap: of two at once, one gets here. */
async function enterTeam(
  { tx, now, actor }: Ctx,
  { id, team, divisionCode }: Complaint,
  wanted: readonly string[],
): Promise<void> {
  if (actor.kind !== "official") throw new Refusal("not-yours");
  await tx.teamMember.updateMany({
    where: { complaintId: id, untilAt: null, personId: { notIn: [...wanted] } },
    data: { untilAt: now },
  });
  const fresh = wanted.filter((officer) => !team.includes(officer));
  await tx.teamMember.createMany({
    data: fresh.map((personId) => ({
      complaintId: id,
      personId,
      divisionCode,
      sinceAt: now,
      assignedById: actor.personId,
    })),
  });
  await absorbedFollow({ tx, now }, id);
}

/** What was merged into this complaint is read by those who investigate it: once it has a team, that is theirs too. */
async function absorbedFollow({ tx, now }: Pick<Ctx, "tx" | "now">, complaintId: string): Promise<void> {
  await tx.$executeRaw`select absorbed_follow(${complaintId}::uuid, ${now})`;
}

/**
 * Gives a complaint, and the case that grew out of it, another team. An ordinary command and no step: no status changes, no term moves.
 * Refusals: `not-found`, `not-yours`, `overtaken`. Invalid: fewer than two, or somebody who isn't an officer of the division.
 */
export async function changeTeam(ctx: Ctx, input: ChangeTeam): Promise<{ page: string }> {
  const { tx, now } = ctx;
  const complaint = await complaintFor(ctx, input.complaintId);
  if (!mayChangeTeam(ctx.actor, complaint)) throw new Refusal("not-yours");
  const team = await checkedTeam(ctx, complaint, input.officers);
  const change = { team, updatedAt: now };
  const { count } = await tx.complaint.updateMany({
    where: { id: complaint.id, version: input.version },
    data: { ...change, version: input.version + 1 },
  });
  if (count !== 1) throw new Overtaken();
  await enterTeam(ctx, complaint, team);
  // The case has no team of its own: it carries a copy, so that its row-level lock needs no join.
  await tx.case.updateMany({ where: { complaintId: complaint.id }, data: { ...change, version: { increment: 1 } } });
  const added = team.filter((person) => !complaint.team.includes(person));
  const left = complaint.team.filter((person) => !team.includes(person));
  const { number, enterpriseId } = complaint;
  ctx.record({
    act: "change.team",
    subjectKind: "complaint",
    subjectId: complaint.id,
    complaintId: complaint.id,
    enterpriseId,
    detail: { added: added.length, left: left.length, number },
  });
  await tell(ctx, added, { kind: "complaint.assign", subjectKind: "complaint", subjectId: complaint.id, number });
  return { page: input.page };
}

/**
 * Lets an official have a pass to the sealed content, for a purpose. Nothing is opened yet: each page that opens it records the look.
 * Refuses `not-found` to whoever doesn't read the complaint whole.
 */
export async function openComplaint(
  ctx: Ctx,
  input: OpenComplaint,
): Promise<{ complaintId: string; page: string; tab: string; purpose: string }> {
  const complaint = await complaintFor(ctx, input.complaintId);
  if (!readsWhole(ctx.actor, complaint)) throw new Refusal("not-found");
  const { page, tab } = input;
  return { complaintId: complaint.id, page, tab, purpose: input.purpose === "other" ? input.words : input.purpose };
}

/** Gives the pass back before its time is over. */
export async function closeComplaint(_ctx: Ctx, input: CloseComplaint): Promise<CloseComplaint> {
  return input;
}

/** Writes to the firm from the page of the complaint or of its case. Refusals as `sendMessage`. */
export async function writeToFirm(ctx: Ctx, { complaintId, text, page }: WriteToFirm): Promise<{ page: string }> {
  await sendMessage(ctx, { complaintId, text });
  return { page };
}
