import { createHash, randomBytes } from "node:crypto";
import type { Prisma } from "@db";
import { addDays, dayOfMoment, endOfDay } from "@/kernel/days";
import { Refusal } from "@/kernel/refusal";
import { realNow } from "@/platform/clock";
import type { Ctx } from "@/platform/database";

/**
 * Links that work once. The token goes out by mail; here stays its hash, so that whoever reads the table can't use it. They live in
 * real time.
 */
export const LINK_MINUTES = {
  verify_mail: 24 * 60,
  reset_password: 30,
  first_password: 72 * 60,
  change_mail: 24 * 60,
} as const;
/** What is told in days holds to the end of the last of them, as every term that is a day. */
export const LINK_DAYS = { authority_letter: 14, contact_person: 7, counter_filing: 14 } as const;
export type LinkPurpose = keyof typeof LINK_MINUTES | keyof typeof LINK_DAYS;

export type LinkOwner =
  | { readonly personId: string; readonly payload?: Readonly<Record<string, string>> }
  | { readonly payload: Readonly<Record<string, string | boolean>> };

/** Makes a link and returns its token. */
export async function issueLink({ tx }: Ctx, purpose: LinkPurpose, owner: LinkOwner): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const createdAt = realNow();
  const expiresAt = isInDays(purpose)
    ? endOfDay(addDays(dayOfMoment(createdAt), LINK_DAYS[purpose]))
    : new Date(createdAt.getTime() + LINK_MINUTES[purpose] * 60_000);
  // createMany: whoever makes a link needn't be able to read it.
  await tx.singleUseLink.createMany({ data: [{ tokenHash: hashOf(token), purpose, createdAt, expiresAt, ...owner }] });
  return token;
}

/** Spends a link: of two who come at once, one gets it. Refuses `link-dead`: spent, too old, never made. */
export async function spendLink(
  { tx }: Ctx,
  token: string,
  purposes: readonly LinkPurpose[],
): Promise<{ personId: string | null; payload: Prisma.JsonValue }> {
  const at = realNow();
  const tokenHash = hashOf(token);
  const { count } = await tx.singleUseLink.updateMany({
    where: { tokenHash, purpose: { in: [...purposes] }, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  if (count !== 1) throw new Refusal("link-dead");
  return tx.singleUseLink.findUniqueOrThrow({ where: { tokenHash }, select: { personId: true, payload: true } });
}

/** Whether a link would work now, for the page that it opens. */
export async function linkLives(ctx: Ctx, token: string, purposes: readonly LinkPurpose[]): Promise<boolean> {
  return (await readLink(ctx, token, purposes)) !== null;
}

/** Whose link this is and what it carries, without spending it; null for one that wouldn't work now. */
export async function readLink(
  { tx }: Ctx,
  token: string,
  purposes: readonly LinkPurpose[],
): Promise<{ personId: string | null; payload: Prisma.JsonValue } | null> {
  return tx.singleUseLink.findFirst({
    where: { tokenHash: hashOf(token), purpose: { in: [...purposes] }, usedAt: null, expiresAt: { gt: realNow() } },
    select: { personId: true, payload: true },
  });
}

/** Makes all unspent links of a person worthless. */
export async function voidLinks({ tx }: Ctx, personId: string): Promise<void> {
  await tx.singleUseLink.updateMany({ where: { personId, usedAt: null }, data: { expiresAt: realNow() } });
}

function isInDays(purpose: LinkPurpose): purpose is keyof typeof LINK_DAYS {
  return purpose in LINK_DAYS;
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
