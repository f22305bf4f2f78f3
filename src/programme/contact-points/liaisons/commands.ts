import { actsForFirm } from "@/kernel/actor";
import { addDays, dateOf } from "@/kernel/days";
import { Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { BOTH_LANGUAGES, post } from "@/platform/notices";
import { peopleOfFirm, regulatorsWith } from "@/platform/people";
import { beginLife, takeStep } from "@/platform/take-step";
import { issueLink, LINK_DAYS, spendLink } from "../../accounts/links/commands";
import { findContactPoint } from "../queries";
import { confirmContactPath } from "./paths";
import { type ContactChangeDetail, changeIn, findContactChange } from "./queries";
import type { AnswerContactChange, AskContactChange, WithdrawContactChange } from "./schema";
import { CONTACT_ROLES, type ContactChangeSubject, type ContactRole, contactChangeWorkflow } from "./workflow";

type People = {
  readonly id: string;
  readonly enterpriseId: string;
  readonly leaderName: string;
  readonly leaderPost: string;
  readonly liaisonName: string;
  readonly liaisonPost: string;
};

/** Opens the terms of a point's first leader and liaison, on the day of its approval. */
export async function openTerms(ctx: Ctx, point: People): Promise<void> {
  for (const role of CONTACT_ROLES)
    await openTerm(ctx, point, { role, name: point[`${role}Name`], post: point[`${role}Post`] });
}

async function openTerm(
  { tx, today }: Ctx,
  { id: contactPointId, enterpriseId }: Pick<People, "id" | "enterpriseId">,
  who: { readonly role: ContactRole; readonly name: string; readonly post: string },
): Promise<void> {
  await tx.contactTerm.createMany({ data: [{ contactPointId, enterpriseId, ...who, fromDay: dateOf(today) }] });
}

/** Ends the terms of a point that leaves, or of one role that somebody else takes over. */
export async function closeTerms({ tx, today }: Ctx, contactPointId: string, role?: ContactRole): Promise<void> {
  await tx.contactTerm.updateMany({
    where: { contactPointId, toDay: null, ...(role ? { role } : {}) },
    data: { toDay: dateOf(today) },
  });
}

/**
 * Names another leader or liaison of a point: he gets a link by mail and must confirm; until then the former stays. Another post or number of
 * the same person, whose address stays, is corrected at once. domain.md §5.4 item 3. Refusals: `not-found`, `point-not-active`,
 * `change-pending`, `overtaken`.
 */
export async function askContactChange(
  ctx: Ctx,
  input: AskContactChange,
): Promise<{ contactPointId: string; asked: boolean }> {
  const { tx, actor, now, today } = ctx;
  const { contactPointId, version, role, ...person } = input;
  const point = await findContactPoint(ctx, contactPointId);
  if (!point || actor.kind !== "firm" || !actsForFirm(actor, point.enterpriseId)) throw new Refusal("not-found");
  if (point.status !== "active" && point.status !== "suspended") throw new Refusal("point-not-active");
  if (point.version !== version) throw new Overtaken();
  const same = point[`${role}Name`] === person.name && (role === "leader" || point.liaisonEmail === person.email);
  if (same) {
    await putInPlace(ctx, { ...point, contactPointId, pointVersion: version }, { role, ...person });
    return { contactPointId, asked: false };
  }
  const { enterpriseId, divisionCode } = point;
  const [created] = await tx.contactChange.createManyAndReturn({
    data: [
      {
        ...{ contactPointId, enterpriseId, divisionCode, role, ...person, askedById: actor.personId },
        ...{ dueOn: dateOf(addDays(today, LINK_DAYS.contact_person)), createdAt: now, updatedAt: now },
      },
    ],
    select: { id: true, status: true, version: true },
    // A second one at the same moment meets the unique index of those that wait.
    skipDuplicates: true,
  });
  if (!created) throw new Refusal("change-pending");
  const subject = { ...created, enterpriseId, divisionCode, pointStatus: point.status };
  await beginLife(ctx, contactChangeWorkflow, subject, { recipients: (party) => recipients(ctx, party, subject) });
  const token = await issueLink(ctx, "contact_person", { payload: { contactChangeId: created.id } });
  await post(ctx, {
    ...{ personId: null, recipient: person.email, template: "contact-person", locale: BOTH_LANGUAGES },
    params: { path: confirmContactPath(token) },
  });
  return { contactPointId, asked: true };
}

/** The firm takes back whom it named; the link in his mail works no more. Refusals: `not-found`, `not-yours`, `wrong-status`, `overtaken`. */
export async function withdrawContactChange(
  ctx: Ctx,
  { contactChangeId, version }: WithdrawContactChange,
): Promise<{ contactPointId: string }> {
  const change = await changeFor(ctx, contactChangeId);
  await moveChange(ctx, { ...change, step: "withdraw", version });
  return { contactPointId: change.contactPointId };
}

/**
 * The answer of whoever was named, by the link in his mail, once. Confirmed, he takes over on this day, and the former's term ends. For the
 * system, because he is nobody here. Refusals: `link-dead`, `point-ended`, `wrong-status`.
 */
export async function answerContactChange(
  ctx: Ctx,
  { token, answer }: AnswerContactChange,
): Promise<{ answered: "confirmed" | "refused" }> {
  const { payload } = await spendLink(ctx, token, ["contact_person"]);
  const id = changeIn(payload);
  const change = id ? await findContactChange(ctx, id) : null;
  if (!change) throw new Refusal("link-dead");
  if (change.status !== "asked") throw new Refusal("link-dead");
  const { role, name, post: position, mobile, email } = change;
  await moveChange(ctx, { ...change, step: answer });
  if (answer === "refuse") return { answered: "refused" };
  await putInPlace(
    ctx,
    { ...change, pointVersion: change.contactPoint.version },
    { role, name, post: position, mobile: mobile ?? "", email: email ?? "" },
  );
  return { answered: "confirmed" };
}

/** Ends what nobody answered in time. For the job. */
export async function expireContactChange(ctx: Ctx, id: string): Promise<void> {
  const change = await changeFor(ctx, id);
  await moveChange(ctx, { ...change, step: "expire" });
}

type Move = ContactChangeDetail & { readonly step: keyof typeof contactChangeWorkflow.steps };

/** One step. Whatever it is, the change is over by it, and how the person can be reached is kept no longer. */
async function moveChange(ctx: Ctx, { step, ...change }: Move): Promise<void> {
  await takeStep(ctx, contactChangeWorkflow, {
    step,
    subject: change,
    version: change.version,
    swap: (where, data) => ctx.tx.contactChange.updateMany({ where, data: { ...data, mobile: null, email: null } }),
    recipients: (party) => recipients(ctx, party, change),
    detail: { role: change.role },
  });
}

type Place = { readonly contactPointId: string; readonly enterpriseId: string; readonly pointVersion: number };
type Person = Pick<AskContactChange, "role" | "name" | "post" | "mobile" | "email">;

/** Puts a person in his place from today: on the point, and as a term of his own. Refuses `overtaken`. */
async function putInPlace(
  ctx: Ctx,
  { contactPointId, enterpriseId, pointVersion }: Place,
  person: Person,
): Promise<void> {
  const { tx, now } = ctx;
  const { role, name, post: position, mobile, email } = person;
  const place =
    role === "leader"
      ? { leaderName: name, leaderPost: position }
      : { liaisonName: name, liaisonPost: position, liaisonMobile: mobile, liaisonEmail: email };
  const { count } = await tx.contactPoint.updateMany({
    where: { id: contactPointId, version: pointVersion },
    data: { ...place, version: pointVersion + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
  const open = await tx.contactTerm.findFirst({
    where: { contactPointId, role, toDay: null },
    select: { name: true, post: true },
  });
  if (open?.name !== name || open.post !== position) {
    await closeTerms(ctx, contactPointId, role);
    await openTerm(ctx, { id: contactPointId, enterpriseId }, { role, name, post: position });
  }
  ctx.record({
    act: "edit.contact-point",
    subjectKind: "contact-point",
    subjectId: contactPointId,
    enterpriseId,
    detail: { fields: Object.keys(place) },
  });
}

async function changeFor(ctx: Ctx, id: string): Promise<ContactChangeDetail> {
  const change = await findContactChange(ctx, id);
  if (!change) throw new Refusal("not-found");
  return change;
}

async function recipients(
  ctx: Ctx,
  party: string,
  { enterpriseId, divisionCode }: Pick<ContactChangeSubject, "enterpriseId" | "divisionCode">,
): Promise<readonly string[]> {
  if (party === "firm") return peopleOfFirm(ctx, enterpriseId);
  return party === "county" ? regulatorsWith(ctx, ["programme_officer"], { divisionCode }) : [];
}
