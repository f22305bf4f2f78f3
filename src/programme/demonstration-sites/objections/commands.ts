import { createHmac } from "node:crypto";
import { dateOf } from "@/kernel/days";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { env } from "@/platform/env";
import { tell } from "@/platform/notices";
import { regulatorsWith } from "@/platform/people";
import { seal } from "@/platform/vault";
import { mayAnswerObjections } from "../policy";
import { hashOfCode } from "./queries";
import type { AnswerObjection, AskAnswer, ObjectToSite } from "./schema";

/** Without letters and figures that are taken for each other. */
const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/** More open objections than a desk can answer are no objections. One address gets nowhere near: see `objections-per-address`. */
const MOST_OPEN = 200;

/**
 * The code of a form: the same however often it is sent, so that a second sending gets what the first got, and nothing has to be kept for it
 * but the hash. With another text it is another objection, with a code of its own: nothing that anybody wrote is dropped. Without this
 * installation's secret nobody works it out from the form.
 */
function codeOf({ siteId, formKey, text, name, contact }: ObjectToSite): string {
  const said = JSON.stringify([siteId, formKey, text, name, contact]);
  const bytes = createHmac("sha256", env().NEXTAUTH_SECRET).update(`objection/${said}`).digest();
  return [...bytes.subarray(0, 16)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
}

/**
 * Takes an objection to a site in public notice, from anybody: for the system, because whoever objects is nobody here. Who he is is
 * sealed. The code that he gets is kept by its hash alone; the same form sent twice is one objection. Refusals: `not-in-notice`, `too-many-objections`.
 */
export async function objectToSite(ctx: Ctx, input: ObjectToSite): Promise<{ code: string }> {
  const { tx, now, today } = ctx;
  const { siteId, text, name, contact } = input;
  const code = codeOf(input);
  // Whoever awards at the same moment waits for this, and then finds the objection.
  const { count } = await tx.demonstrationSite.updateMany({
    where: { id: siteId, status: "in_notice", noticeTo: { gte: dateOf(today) } },
    data: { updatedAt: now },
  });
  if (count !== 1) throw new Refusal("not-in-notice");
  // The row of the site is held: of two sendings at once the second finds the first's.
  if (await tx.siteObjection.findUnique({ where: { codeHash: hashOfCode(code) }, select: { id: true } }))
    return { code };
  if ((await tx.siteObjection.count({ where: { siteId, answeredAt: null } })) >= MOST_OPEN)
    throw new Refusal("too-many-objections");
  const { id } = await tx.siteObjection.create({
    data: { siteId, codeHash: hashOfCode(code), text, receivedAt: now },
    select: { id: true },
  });
  await seal(ctx, id, { "objection/name": name, "objection/contact": contact });
  ctx.record({ act: "receive.site-objection", subjectKind: "site-objection", subjectId: id });
  await tell(ctx, await regulatorsWith(ctx, ["coordinator"], "city"), {
    kind: "demonstration-site.objection",
    subjectKind: "demonstration-site",
    subjectId: siteId,
    number: null,
  });
  return { code };
}

/** Lets whoever objected see the answer by his code, which goes into his browser's cookie and no address. */
export async function askAnswer(_ctx: Ctx, input: AskAnswer): Promise<AskAnswer> {
  return input;
}

/** Answers an objection, once: upheld, and there is no award; or rejected, with why. Refusals: `not-found`, `already-answered`. */
export async function answerObjection(
  ctx: Ctx,
  { siteId, objectionId, outcome, answer }: AnswerObjection,
): Promise<{ siteId: string }> {
  const { tx, actor, now } = ctx;
  if (!mayAnswerObjections(actor)) throw new Refusal("not-found");
  const found = await tx.siteObjection.findFirst({ where: { id: objectionId, siteId }, select: { id: true } });
  if (!found) throw new Refusal("not-found");
  const { count } = await tx.siteObjection.updateMany({
    where: { id: objectionId, answeredAt: null },
    data: { outcome, answer, answeredAt: now, answeredById: actor.personId },
  });
  if (count !== 1) throw new Refusal("already-answered");
  ctx.record({
    act: "answer.site-objection",
    subjectKind: "site-objection",
    subjectId: objectionId,
    detail: { outcome },
  });
  return { siteId };
}
