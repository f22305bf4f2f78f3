import { createHash } from "node:crypto";
import { dayOfMoment, timeOfMoment } from "@/kernel/days";
import { formatComplaintReference } from "@/kernel/document-number";
import { Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { post } from "@/platform/notices";
import { nextSerial } from "@/platform/numbers";
import { beginLife, takeStep } from "@/platform/take-step";
import { seal } from "@/platform/vault";
import { type Draft, listOf, partialDay, splitTyped, textOf, typedOf } from "../answers/schema";
import { complaintPath } from "../paths";
import { recipientsOf } from "../queries";
import words from "../words/zh-CN.json";
import { complaintWorkflow } from "../workflow";
import { blockingOf, competentDivision, type Fault, faultsOn } from "./policy";
import { desksOf, findDraft, routingRule } from "./queries";
import { DRAFT_PAGES, fieldsOf, type SavePage, SECRET_KINDS, type Submit } from "./schema";

/** The most unsent drafts of one firm: against abuse. */
const MAXIMUM_DRAFTS = 20;

/** Begins a complaint for the actor's firm. Refusals: `no-firm` (not yet admitted by its owner), `too-many-drafts`. */
export async function startDraft(ctx: Ctx): Promise<{ complaintId: string }> {
  const { tx, actor, now } = ctx;
  const enterprise =
    actor.kind === "firm" && actor.enterpriseId
      ? await tx.enterprise.findUnique({ where: { id: actor.enterpriseId }, select: { id: true, divisionCode: true } })
      : null;
  if (actor.kind !== "firm" || !enterprise) throw new Refusal("no-firm");
  const drafts = await tx.complaint.count({ where: { enterpriseId: enterprise.id, status: "draft" } });
  if (drafts >= MAXIMUM_DRAFTS) throw new Refusal("too-many-drafts", { maximum: MAXIMUM_DRAFTS });
  const row = await tx.complaint.create({
    data: {
      enterpriseId: enterprise.id,
      filedById: actor.personId,
      divisionCode: enterprise.divisionCode,
      createdAt: now,
      updatedAt: now,
    },
    select: {
      id: true,
      status: true,
      version: true,
      enterpriseId: true,
      divisionCode: true,
      team: true,
      proposal: true,
    },
  });
  await beginLife(ctx, complaintWorkflow, { ...row, complaintId: row.id, blocking: [] });
  return { complaintId: row.id };
}

/**
 * Stores a page as it was typed, incomplete and wrong things included: the sealed part under seal, the rest in clear. Compare-and-swap
 * on the page's own revision, so that two people may write on two pages at once; a form that saved last may save again.
 * Refusals: `not-found`, `submitted`, `overtaken` (somebody else saved this page since the form was opened). Returns what is
 * wrong on the page or missing in it.
 */
export async function savePage(ctx: Ctx, input: SavePage): Promise<Fault[]> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "firm" || !actor.enterpriseId) throw new Refusal("not-found");
  const { complaintId, page, revision, form, values } = input;
  const { open, sealed } = splitTyped(page, values);
  const saved = { values: open, form, byId: actor.personId, at: now.toISOString() };
  const count = await tx.$executeRaw`
    update complaints set version = version + 1, updated_at = ${now},
      answers = jsonb_set(answers, array[${page}], ${JSON.stringify(saved)}::jsonb || jsonb_build_object('revision', coalesce((answers -> ${page} ->> 'revision')::int, 0) + 1))
    where id = ${complaintId}::uuid and enterprise_id = ${actor.enterpriseId}::uuid and status = 'draft'
      and (coalesce((answers -> ${page} ->> 'revision')::int, 0) = ${revision}::int or answers -> ${page} ->> 'form' = ${form})`;
  if (count === 0) {
    const found = await tx.complaint.findFirst({
      where: { id: complaintId, enterpriseId: actor.enterpriseId },
      select: { status: true },
    });
    if (!found) throw new Refusal("not-found");
    throw found.status === "draft" ? new Overtaken() : new Refusal("submitted");
  }
  await seal(ctx, complaintId, sealed);
  const draft = await findDraft(ctx, complaintId);
  if (!draft) throw new Refusal("not-found");
  if (page === "secret" || page === "events" || page === "respondent") await promote(ctx, draft);
  return faultsOn(page, draft.content, ctx.today);
}

/** Columns that lists and filters use follow what was answered; a title that may not stand in clear in a list is left out of it. */
async function promote({ tx, today }: Ctx, { id, content }: Draft): Promise<void> {
  const secret = typedOf("secret", content);
  const badTitle = faultsOn("secret", content, today).some(({ field }) => field === "title");
  const forms = listOf(typedOf("events", content), "forms");
  await tx.complaint.updateMany({
    where: { id, status: "draft" },
    data: {
      title: badTitle ? null : textOf(secret, "title").trim(),
      secretKind: SECRET_KINDS.find((kind) => kind === textOf(secret, "secretKind")) ?? null,
      forms: [...forms],
    },
  });
}

/**
 * Submits a complaint: number, time, text with its hash, competent bureau, clocks, notices and the firm's receipt by mail, once.
 * The mail is the receipt without names: number, time, how many files, the hash of the text in which theirs stand, what comes next and by when. Refusals: `not-found`, `wrong-status` (it is submitted already), `incomplete`, `overtaken`.
 */
export async function submitComplaint(ctx: Ctx, { complaintId, version }: Submit): Promise<{ number: string }> {
  const { tx, actor, now, today } = ctx;
  const draft = await findDraft(ctx, complaintId);
  if (!draft || actor.kind !== "firm") throw new Refusal("not-found");
  const blocking = blockingOf(draft.content, today);
  const subject = { ...draft, complaintId, blocking };
  const divisionCode = competentDivision(
    { rule: await routingRule(ctx), secretKind: draft.secretKind, firmDivision: draft.enterprise.divisionCode },
    await desksOf(ctx),
  );
  const serial =
    draft.status === "draft"
      ? await nextSerial(ctx, { issuer: "JX-TS", word: today.replaceAll("-", ""), year: Number(today.slice(0, 4)) })
      : 1;
  const number = draft.number ?? formatComplaintReference({ day: today, serial });
  const text = submissionText(draft, { number, at: now });
  const textHash = createHash("sha256").update(text).digest("hex");
  await takeStep(ctx, complaintWorkflow, {
    step: "submit",
    subject: { ...subject, number, divisionCode },
    version,
    swap: (where, data) =>
      tx.complaint.updateMany({ where, data: { ...data, number, submittedAt: now, divisionCode, textHash } }),
    recipients: (party) => recipientsOf(ctx, party, { ...subject, divisionCode }),
    detail: { textHash, files: draft.files.length },
  });
  await seal(ctx, complaintId, { text });
  const person = await tx.person.findUnique({ where: { id: actor.personId }, select: { email: true, locale: true } });
  if (person?.email) {
    const { dueOn } = await tx.complaint.findUniqueOrThrow({ where: { id: complaintId }, select: { dueOn: true } });
    await post(ctx, {
      personId: actor.personId,
      recipient: person.email,
      template: "complaint-receipt",
      params: {
        ...{ number, at: now.toISOString(), files: String(draft.files.length), textHash },
        ...{ dueOn: dueOn?.toISOString() ?? "", path: complaintPath(complaintId) },
      },
      locale: person.locale,
    });
  }
  return { number };
}

/**
 * The complaint as one text, always in Chinese and always in the same order, its time that of Jiaxing: this is what was submitted, and what its
 * hash is of. Made once and kept, so that a text of before stays as it was hashed. UTF-8, a line feed after each line.
 */
export function submissionText(draft: Draft, { number, at }: { readonly number: string; readonly at: Date }): string {
  const { enterprise, content, files } = draft;
  const code = enterprise.uscc ?? enterprise.orgCode ?? enterprise.regNo ?? "";
  const lines = [
    words.text.title,
    `${words.text.number}${number}`,
    `${words.text.at}${dayOfMoment(at)} ${timeOfMoment(at)}`,
    `${words.text.enterprise}${enterprise.name} ${code}`,
  ];
  for (const page of DRAFT_PAGES) {
    lines.push("", `【${words.pages[page]}】`);
    const typed = typedOf(page, content);
    for (const field of fieldsOf(page)) {
      const label: string = Reflect.get(words.fields, field.name);
      const options: Readonly<Record<string, string>> = Reflect.get(words.options, field.name) ?? {};
      if (field.kind === "several")
        lines.push(
          `${label}：${listOf(typed, field.name)
            .map((value) => options[value] ?? value)
            .join("；")}`,
        );
      else if (field.kind === "one") lines.push(`${label}：${options[textOf(typed, field.name)] ?? ""}`);
      else if (field.kind === "day") lines.push(`${label}：${partialDay(typed, field.name)}`);
      else lines.push(`${label}：${textOf(typed, field.name)}`);
    }
    if (page === "evidence")
      for (const { name, size, sha256 } of files) lines.push(`${name}，${size} B，SHA-256 ${sha256}`);
  }
  return `${lines.join("\n")}\n`;
}
