import { type Faults, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { BOTH_LANGUAGES, post } from "@/platform/notices";
import { peopleOfFirm } from "@/platform/people";
import { faultsOf, type Typed } from "@/platform/read-form";
import { beginLife, takeStep } from "@/platform/take-step";
import { issueLink, spendLink } from "../../accounts/links/commands";
import { enterRegistrant, readDoor, registerFirm } from "../../accounts/registration/commands";
import { readRegistration } from "../../accounts/registration/queries";
import { refuseShut } from "../../calls/queries";
import { applyContactPoint, readApplication } from "../commands";
import { confirmFilingPath } from "./paths";
import { mayType } from "./policy";
import { type Filing, filingOfLink, findFiling, firmAtCounter } from "./queries";
import type { AnswerFiling, ConfirmFiling, EndFiling, FileForFirm, RegisterForFirm, SignFiling } from "./schema";
import { type CounterFilingSubject, counterWorkflow } from "./workflow";

/**
 * Types the application of a firm that is present, on its own form, and sends it a link to confirm. Until then it is nothing. Refusals: `not-found` (not
 * a firm that this person types for), `enterprise-not-checked`, `enterprise-ended`, `already-applied`, `no-mail`, `already-waiting`, those of
 * `refuseShut`. Invalid: what the firm's own form says.
 */
export async function fileForFirm(
  ctx: Ctx,
  { enterpriseId, spokeName, spokePost, identified, ...typed }: FileForFirm,
): Promise<{ filingId: string }> {
  const firm = await firmAtCounter(ctx, enterpriseId);
  if (!firm || !mayType(ctx.actor, "contact-point")) throw new Refusal("not-found");
  const content = await readApplication(ctx, typed);
  if (firm.status !== "checked") throw new Refusal("enterprise-not-checked");
  if (firm.standing !== "in_business") throw new Refusal("enterprise-ended");
  if (firm.hasPoint) throw new Refusal("already-applied");
  await refuseShut(ctx, "contact-point");
  const email = firm.contactEmail ?? content.liaisonEmail;
  return keep(ctx, {
    ...{ kind: "contact-point", enterpriseId: firm.id, firmName: firm.name, divisionCode: firm.divisionCode, email },
    ...{ content, spokeName, spokePost, identified },
  });
}

/** The same for the registration of a firm that is present, by the programme office of its division. Refusals: `not-found`, as above. */
export async function registerForFirm(
  ctx: Ctx,
  { spokeName, spokePost, identified, ...typed }: RegisterForFirm,
): Promise<{ filingId: string }> {
  if (!mayType(ctx.actor, "registration")) throw new Refusal("not-found");
  const content = await readRegistration(ctx, typed);
  if (!mayType(ctx.actor, "registration", content.divisionCode)) throw new Refusal("other-division");
  const { firmName, divisionCode, email } = content;
  return keep(ctx, {
    ...{ kind: "registration", enterpriseId: null, firmName, divisionCode, email },
    ...{ content, spokeName, spokePost, identified },
  });
}

/** What is wrong with what is typed of a firm beside who is present, all of it: of its application, of its registration. */
export function applicationTypedFaults(ctx: Ctx, typed: Typed): Promise<Faults> {
  return faultsOf(readApplication(ctx, withoutPresent(typed)));
}
export function registrationTypedFaults(ctx: Ctx, typed: Typed): Promise<Faults> {
  return faultsOf(readRegistration(ctx, withoutPresent(typed)));
}

function withoutPresent({ enterpriseId: _e, spokeName: _n, spokePost: _p, identified: _i, ...typed }: Typed): Typed {
  return typed;
}

type Kept = Pick<
  Filing,
  "kind" | "enterpriseId" | "firmName" | "divisionCode" | "email" | "spokeName" | "spokePost" | "identified"
> & { readonly content: object };

async function keep(ctx: Ctx, typed: Kept): Promise<{ filingId: string }> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "official") throw new Refusal("not-found");
  // As the form posts it, so that it is read again when it is confirmed: a field that was left empty isn't there.
  const content = Object.fromEntries(Object.entries(typed.content).filter(([, value]) => value !== null));
  const [created] = await tx.counterFiling.createManyAndReturn({
    data: [{ ...typed, content, typedById: actor.personId, createdAt: now, updatedAt: now }],
    select: { id: true, status: true, version: true },
    // A second one for the same firm meets the unique index of those that wait.
    skipDuplicates: true,
  });
  if (!created) throw new Refusal("already-waiting");
  const subject = { ...created, ...typed, typedById: actor.personId, scans: [] };
  const { dueOn } = await beginLife(ctx, counterWorkflow, subject, {
    recipients: (party) => recipients(ctx, party, subject),
  });
  await tx.counterFiling.updateMany({ where: { id: created.id }, data: { dueOn } });
  const token = await issueLink(ctx, "counter_filing", { payload: { filingId: created.id } });
  await post(ctx, {
    ...{ personId: null, recipient: typed.email, template: "counter-filing", locale: BOTH_LANGUAGES },
    params: { path: confirmFilingPath(token) },
  });
  return { filingId: created.id };
}

/** The firm's people confirm in their account what was typed for it. Refusals: `not-found`, those of the step and of `applyContactPoint`. */
export async function confirmFiling(ctx: Ctx, { filingId, version }: ConfirmFiling): Promise<{ filingId: string }> {
  const filing = await needFiling(ctx, filingId);
  if (ctx.actor.kind !== "firm") throw new Refusal("not-found");
  const resultId = await carryOut(ctx, filing);
  await move(ctx, filing, { step: "confirm", version, data: { confirmedHow: "account", resultId } });
  return { filingId };
}

/**
 * Whoever spoke signs on the screen, before the programme office, what was typed. Refusals: `not-found`, those of the step and of the command that it
 * becomes.
 */
export async function signFiling(
  ctx: Ctx,
  { filingId, version, signerName, signature }: SignFiling,
): Promise<{ filingId: string }> {
  const filing = await needFiling(ctx, filingId);
  // The step first: whoever may not take it doesn't get as far as the command.
  await move(ctx, filing, { step: "sign", version, data: { confirmedHow: "signature", signerName, signature } });
  const resultId = await carryOut(ctx, filing);
  await ctx.tx.counterFiling.updateMany({ where: { id: filingId }, data: { resultId } });
  return { filingId };
}

/**
 * An official who neither typed it nor handed in the scan accepts the firm's signature on the print-out. Refusals: `not-found`, `scan-missing`, those of
 * the step and of the command that it becomes.
 */
export async function acceptFiling(ctx: Ctx, { filingId, version }: ConfirmFiling): Promise<{ filingId: string }> {
  const filing = await needFiling(ctx, filingId);
  if (ctx.actor.kind !== "official") throw new Refusal("not-found");
  const data = { confirmedHow: "scan", acceptedById: ctx.actor.personId };
  await move(ctx, filing, { step: "accept", version, data });
  const resultId = await carryOut(ctx, filing);
  await ctx.tx.counterFiling.updateMany({ where: { id: filingId }, data: { resultId } });
  return { filingId };
}

/** The answer by the link in the mail, once; of a registration with how its person signs in. For the system. Refusals: `link-dead`, as above. */
export async function answerFiling(
  ctx: Ctx,
  { token, answer, ...rest }: AnswerFiling,
): Promise<{ answered: "confirmed" | "refused" }> {
  const filing = await filingOfLink(ctx, token);
  if (!filing) throw new Refusal("link-dead");
  const { version } = filing;
  if (answer === "refuse") {
    await spendLink(ctx, token, ["counter_filing"]);
    await move(ctx, filing, { step: "refuse", version, data: { reason: null } });
    return { answered: "refused" };
  }
  const resultId =
    filing.kind === "registration"
      ? await enterRegistrant(ctx, {
          ...(await readRegistration(ctx, filing.content)),
          ...(await readDoor(ctx, rest, filing)),
        })
      : await carryOut(ctx, filing);
  await spendLink(ctx, token, ["counter_filing"]);
  await move(ctx, filing, { step: "confirm", version, data: { confirmedHow: "link", resultId } });
  return { answered: "confirmed" };
}

/** The firm refuses what was typed, or whoever typed it takes it back. Refusals: `not-found`, `not-yours`, `wrong-status`, `overtaken`. */
export async function endFiling(
  ctx: Ctx,
  { step, filingId, version, reason }: EndFiling,
): Promise<{ filingId: string }> {
  await move(ctx, await needFiling(ctx, filingId), { step, version, data: { reason } });
  return { filingId };
}

/** Only now it becomes what it says, by the command that the firm itself would have used. */
async function carryOut(ctx: Ctx, { kind, enterpriseId, content }: Filing): Promise<string | null> {
  if (kind === "registration") return registerFirm(ctx, await readRegistration(ctx, content));
  if (!enterpriseId) throw new Refusal("not-found");
  return (await applyContactPoint(ctx, await readApplication(ctx, content), { enterpriseId })).contactPointId;
}

async function needFiling(ctx: Ctx, filingId: string): Promise<Filing> {
  const filing = await findFiling(ctx, filingId);
  if (!filing) throw new Refusal("not-found");
  return filing;
}

type Moved = {
  readonly step: keyof typeof counterWorkflow.steps;
  readonly version: number;
  readonly data: Partial<
    Pick<Filing, "confirmedHow" | "resultId" | "signerName" | "signature" | "acceptedById" | "reason">
  >;
};

async function move(ctx: Ctx, filing: Filing, { step, version, data }: Moved): Promise<void> {
  await takeStep(ctx, counterWorkflow, {
    step,
    subject: filing,
    version,
    swap: (where, moved) => ctx.tx.counterFiling.updateMany({ where, data: { ...moved, ...data } }),
    recipients: (party) => recipients(ctx, party, filing),
    detail: { kind: filing.kind },
  });
}

async function recipients(
  ctx: Ctx,
  party: string,
  { enterpriseId, typedById }: Pick<CounterFilingSubject, "enterpriseId" | "typedById">,
): Promise<readonly string[]> {
  if (party === "typist") return [typedById];
  return party === "firm" && enterpriseId ? peopleOfFirm(ctx, enterpriseId) : [];
}
