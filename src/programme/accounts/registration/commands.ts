import { z } from "zod";
import { type Faults, Refusal, refuseFaults } from "@/kernel/refusal";
import { realNow } from "@/platform/clock";
import type { Ctx } from "@/platform/database";
import { post } from "@/platform/notices";
import { hashPassword } from "@/platform/password";
import { readForm, type Typed } from "@/platform/read-form";
import { beginLife } from "@/platform/take-step";
import { enterpriseWorkflow } from "../../enterprises/workflow";
import { askToJoin } from "../joining/commands";
import { issueLink, spendLink } from "../links/commands";
import { newPasswordFaults } from "../passwords/commands";
import { letterPath, resetPasswordPath, signInPath } from "../paths";
import { email as emailField, LOCALES, username as usernameField } from "../schema";
import { codeColumns, divisionFaults, firmOfCode, programmeOfficers, type Registration } from "./queries";
import { type Register, registerInput, type VerifyMail } from "./schema";

/** What a registration keeps in its link until the mail address is proved. */
const pending = z.object({
  code: z.string(),
  firmName: z.string(),
  divisionCode: z.string(),
  name: z.string(),
  mobile: z.string(),
  email: z.string(),
  username: z.string(),
  passwordHash: z.string(),
  locale: z.enum(LOCALES),
});
type Pending = z.output<typeof pending>;

const doorPart = registerInput.pick({ username: true, password: true, consent: true, locale: true });

/** How the person of a registration signs in from now on. Invalid: `username-taken`, what `passwordFault` says, a consent that is missing. */
export async function readDoor(
  ctx: Ctx,
  typed: unknown,
  { email }: Pick<Pending, "email">,
): Promise<Pick<Pending, "username" | "passwordHash" | "locale">> {
  const { username, password, locale } = readForm(doorPart, typed, await doorFaults(ctx, { ...Object(typed), email }));
  await giveUpFormer(ctx, { username, email });
  return { username, locale, passwordHash: await hashPassword(password) };
}

/** What is wrong with a registration beyond its form: a division that there is none of, a user name that is taken, a bad password. Writes nothing. */
export async function registrationFaults(ctx: Ctx, typed: Typed): Promise<Faults> {
  return { ...(await divisionFaults(ctx, typed)), ...(await doorFaults(ctx, typed)) };
}

async function doorFaults(ctx: Ctx, typed: Typed): Promise<Faults> {
  const [username, email] = [usernameField.safeParse(typed.username).data, emailField.safeParse(typed.email).data];
  const taken = username !== undefined && (await isTaken(ctx, username, email));
  const names = [username, email].filter((name) => name !== undefined);
  return { ...(taken ? { username: ["username-taken"] } : {}), ...newPasswordFaults(typed.password, names) };
}

/**
 * Takes a registration and sends a mail. Nothing is looked up about the firm before the link in the mail has been followed, so the answer
 * and its time can't tell whether it is registered; nor whether the mail address is: its holder gets another mail. Invalid: `username-taken`,
 * `unknown-division`, what `passwordFault` says.
 */
export async function register(ctx: Ctx, input: Register): Promise<void> {
  const { password, consent: _given, ...rest } = input;
  const { email, username, locale } = rest;
  refuseFaults(await registrationFaults(ctx, input));
  await giveUpFormer(ctx, { username, email });
  const passwordHash = await hashPassword(password);
  ctx.record({ act: "register.person", subjectKind: "registration" });

  const known = await ctx.tx.person.findUnique({ where: { email }, select: { id: true, status: true } });
  if (await isFlooded(ctx, email, known?.id)) return;
  if (known) {
    const path =
      known.status === "disabled"
        ? signInPath()
        : `${resetPasswordPath}?token=${await issueLink(ctx, "reset_password", { personId: known.id })}`;
    await post(ctx, { personId: known.id, recipient: email, template: "already-registered", params: { path }, locale });
    return;
  }
  const payload: Pending = { ...rest, passwordHash };
  const token = await issueLink(ctx, "verify_mail", { payload });
  await post(ctx, {
    personId: null,
    recipient: email,
    template: "verify-mail",
    params: { path: `/verify-mail?token=${token}` },
    locale,
  });
}

/** Three mails in ten minutes are enough: the form must not be a way to bury somebody in mail. The answer stays the same. */
async function isFlooded({ tx }: Ctx, email: string, personId: string | undefined): Promise<boolean> {
  const createdAt = { gt: new Date(realNow().getTime() - 10 * 60_000) };
  const whose = personId ? { personId } : { payload: { path: ["email"], equals: email } };
  return (await tx.singleUseLink.count({ where: { createdAt, ...whose } })) >= 3;
}

/**
 * A user name is taken by a person, or for a day by a registration from another address. While no address can be read, nobody knows whether such a
 * registration is one's own: then it isn't told.
 */
async function isTaken(ctx: Ctx, username: string, email: string | undefined): Promise<boolean> {
  if (await ctx.tx.person.count({ where: { username } })) return true;
  return email !== undefined && (await waitingUnder(ctx, username)).some((one) => one.email !== email);
}

/** Of two registrations from one address under one name the newer replaces the older. */
async function giveUpFormer(ctx: Ctx, { username, email }: { username: string; email: string }): Promise<void> {
  const former = (await waitingUnder(ctx, username)).filter((one) => one.email === email);
  await ctx.tx.singleUseLink.updateMany({
    where: { id: { in: former.map(({ id }) => id) } },
    data: { expiresAt: realNow() },
  });
}

async function waitingUnder({ tx }: Ctx, username: string): Promise<{ id: string; email: string }[]> {
  const links = await tx.singleUseLink.findMany({
    where: {
      ...{ purpose: "verify_mail", usedAt: null, expiresAt: { gt: realNow() } },
      payload: { path: ["username"], equals: username },
    },
    select: { id: true, payload: true },
  });
  return links.map(({ id, payload }) => ({ id, email: pending.parse(payload).email }));
}

/**
 * Proves the mail address and makes the person. The first one of a firm becomes its owner and the firm is registered (programme document
 * 三(三)); a further one waits until its owner, or for want of one its county office, admits him. Refuses `link-dead`, `mail-taken`,
 * `username-gone`.
 */
export async function verifyMail(ctx: Ctx, { token }: VerifyMail): Promise<{ waits: boolean }> {
  const registration = pending.parse((await spendLink(ctx, token, ["verify_mail"])).payload);
  return { waits: (await enterRegistrant(ctx, registration)) === null };
}

/** Makes the person of a proved mail address and his firm: its id; null when the firm is there and he waits. For the system. As `verifyMail`. */
export async function enterRegistrant(ctx: Ctx, registration: Pending): Promise<string | null> {
  const { tx, now } = ctx;
  const { email, username, name, mobile, locale, passwordHash } = registration;
  if (await tx.person.count({ where: { email } })) throw new Refusal("mail-taken");
  const [person] = await tx.person.createManyAndReturn({
    data: [
      {
        ...{ username, email, name, mobile, locale, kind: "enterprise", status: "waiting", enterpriseRole: "member" },
        ...{ mailVerifiedAt: now, consentedAt: now, createdAt: now, updatedAt: now },
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!person) throw new Refusal("username-gone");
  await tx.credential.createMany({ data: [{ personId: person.id, passwordHash, changedAt: realNow() }] });
  ctx.record({ act: "verify.mail", subjectKind: "person", subjectId: person.id });

  const known = await firmOfCode(ctx, registration.code);
  const firmId = known ? null : await foundFirm(ctx, registration, person.id);
  const firm = known ?? (firmId ? undefined : await firmOfCode(ctx, registration.code));
  if (firm) {
    await askToJoin(ctx, firm, person.id);
    // He can't sign in yet, so a letter of authority, without which no county office admits him, comes in by a link.
    const link = await issueLink(ctx, "authority_letter", { personId: person.id });
    await post(ctx, {
      ...{ personId: person.id, recipient: email, template: "authority-letter", locale },
      params: { path: `${letterPath}?token=${link}` },
    });
  }
  return firmId;
}

/** Registers the firm with this person as its owner, and says which it is; of two people who register it at once the second gets null. */
async function foundFirm(ctx: Ctx, registration: Registration, personId: string): Promise<string | null> {
  const firmId = await beginFirm(ctx, registration);
  if (!firmId) return null;
  await ctx.tx.person.updateMany({
    where: { id: personId },
    data: { enterpriseId: firmId, enterpriseRole: "owner", status: "active" },
  });
  return firmId;
}

/** Registers a firm that has nobody with an account yet: it was typed at a counter, and signed. Refuses `already-registered`, wherever that is. */
export async function registerFirm(ctx: Ctx, registration: Registration): Promise<string> {
  const firmId = (await firmOfCode(ctx, registration.code)) ? null : await beginFirm(ctx, registration);
  if (!firmId) throw new Refusal("already-registered");
  return firmId;
}

/** The firm's row and the beginning of its life; null when another one with its code stands. */
async function beginFirm(
  ctx: Ctx,
  { code, firmName, divisionCode, name, mobile, email }: Registration,
): Promise<string | null> {
  const { tx, now } = ctx;
  const [firm] = await tx.enterprise.createManyAndReturn({
    data: [
      {
        ...codeColumns(code),
        ...{
          name: firmName,
          divisionCode,
          contactName: name,
          contactMobile: mobile,
          contactEmail: email,
          createdAt: now,
          updatedAt: now,
        },
      },
    ],
    skipDuplicates: true,
    select: { id: true, status: true, version: true, divisionCode: true },
  });
  if (!firm) return null;
  const subject = { ...firm, enterpriseId: firm.id };
  const { dueOn } = await beginLife(ctx, enterpriseWorkflow, subject, {
    recipients: () => programmeOfficers(ctx, divisionCode),
  });
  await tx.enterprise.updateMany({ where: { id: firm.id }, data: { dueOn } });
  return firm.id;
}
