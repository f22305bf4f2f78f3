import { z } from "zod";
import { type Faults, InvalidInput, Overtaken, Refusal, refuseFaults } from "@/kernel/refusal";
import { realNow } from "@/platform/clock";
import { asSystem, type Ctx } from "@/platform/database";
import { post } from "@/platform/notices";
import type { Typed } from "@/platform/read-form";
import { selfOf } from "../commands";
import { issueLink, spendLink, voidLinks } from "../links/commands";
import { presentPasswordFaults } from "../passwords/commands";
import { confirmMailPath } from "../paths";
import { email as emailField } from "../schema";
import type { AskMailChange, ChangeSelf, ConfirmMail } from "./schema";

/** What the link to a new mail address carries. */
const carried = z.object({ email: z.string() });

/**
 * Changes one's own name and mobile number. Refuses `administrator-names` (the name of an official stands on papers), `overtaken`;
 * invalid: `missing` (a firm's people can be called).
 */
export async function changeSelf(ctx: Ctx, { version, name, mobile }: ChangeSelf): Promise<void> {
  const { tx, now } = ctx;
  const personId = selfOf(ctx);
  const before = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { kind: true, name: true, mobile: true },
  });
  const after = { name: name ?? before.name, mobile };
  if (before.kind === "official" && after.name !== before.name) throw new Refusal("administrator-names");
  if (before.kind === "enterprise" && !mobile) throw new InvalidInput({ mobile: ["mobile-missing"] });
  const { count } = await tx.person.updateMany({
    where: { id: personId, version },
    data: { ...after, version: version + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
  const fields = (["name", "mobile"] as const).filter((field) => before[field] !== after[field]);
  if (fields.length > 0)
    ctx.record({ act: "change.person", subjectKind: "person", subjectId: personId, detail: { fields } });
}

/**
 * Sends a link to a new mail address; the old one stays until it is followed. Whether somebody else has the address is told to nobody: no
 * mail goes out then. Through a mail address a password can be set, so the present password is asked for; wrong ones are counted.
 * Refuses `locked`, `too-many-mails`; invalid: `wrong-password`, `same-mail`.
 */
export async function askMailChange(ctx: Ctx, { email, current }: AskMailChange): Promise<void> {
  const personId = selfOf(ctx);
  refuseFaults(await mailChangeFaults(ctx, { email, current }));
  const person = await ctx.tx.person.findUniqueOrThrow({ where: { id: personId }, select: { locale: true } });
  const lately = new Date(realNow().getTime() - 10 * 60_000);
  const { sent, taken } = await asSystem("change-mail", async ({ tx }) => ({
    sent: await tx.singleUseLink.count({ where: { personId, purpose: "change_mail", createdAt: { gt: lately } } }),
    taken: (await tx.person.count({ where: { email } })) > 0,
  }));
  if (sent >= 3) throw new Refusal("too-many-mails");
  ctx.record({ act: "ask.mail", subjectKind: "person", subjectId: personId });
  const link = await issueLink(ctx, "change_mail", { personId, payload: { email } });
  if (taken) return;
  await post(ctx, {
    ...{ personId, recipient: email, template: "change-mail", locale: person.locale },
    params: { path: `${confirmMailPath}?token=${link}` },
  });
}

/** What is wrong with a new mail address beyond its form: it is the present one, or the present password is wrong. As `presentPasswordFaults`. */
export async function mailChangeFaults(ctx: Ctx, typed: Typed): Promise<Faults> {
  const own = await ctx.tx.person.findUniqueOrThrow({ where: { id: selfOf(ctx) }, select: { email: true } });
  const same = emailField.safeParse(typed.email).data === own.email;
  return { ...(await presentPasswordFaults(ctx, typed)), ...(same ? { email: ["same-mail"] } : {}) };
}

/**
 * Proves a new mail address and puts it in the place of the old one, which is told. Other links of the person, sent to the old address,
 * work no more. For the system. Answers whose it is. Refuses `link-dead`, `mail-taken`.
 */
export async function confirmMail(ctx: Ctx, { token }: ConfirmMail): Promise<{ personId: string }> {
  const { tx, now } = ctx;
  const { personId, payload } = await spendLink(ctx, token, ["change_mail"]);
  const { email } = carried.parse(payload);
  if (!personId) throw new Refusal("link-dead");
  const person = await tx.person.findFirst({
    where: { id: personId, status: "active" },
    select: { email: true, locale: true },
  });
  if (!person) throw new Refusal("link-dead");
  if (await tx.person.count({ where: { email, id: { not: personId } } })) throw new Refusal("mail-taken");
  await tx.person.updateMany({
    where: { id: personId },
    data: { email, mailVerifiedAt: now, version: { increment: 1 }, updatedAt: now },
  });
  await voidLinks(ctx, personId);
  ctx.record({ act: "change.person", subjectKind: "person", subjectId: personId, detail: { fields: ["email"] } });
  if (person.email)
    await post(ctx, { personId, recipient: person.email, template: "mail-changed", params: {}, locale: person.locale });
  return { personId };
}
