import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import { asActor, asSystem, type Ctx } from "@/platform/database";
import { type FileKind, fileKindOf } from "@/platform/file-kind";
import { tell } from "@/platform/notices";
import { type Arrival, fileStore, TooLarge } from "@/platform/storage";
import { recordKey } from "@/platform/vault";
import { readLink, spendLink } from "../links/commands";
import { mayClaim, mayDecideJoin } from "../policy";
import { programmeOfficers } from "../registration/queries";

/** A letter of some pages, scanned or photographed. */
export const LETTER_BYTES = 8 * 1024 * 1024;
const TYPES: Partial<Record<FileKind, string>> = { pdf: "application/pdf", jpg: "image/jpeg", png: "image/png" };

/** Who hands in: one who asked to join and has the link of the mail, or a signed-in person of the firm. */
export type Bearer = { readonly token: string } | { readonly actor: Actor };

type Claim = {
  readonly requestId: string;
  /** Id of the file: of two letters at once each has its own place. */
  readonly fileId: string;
  readonly fresh: boolean;
  readonly personId: string;
  readonly enterpriseId: string;
};

/**
 * Takes a letter of authority: whoever hands one in asks the county office, and not the owner, to make him the firm's owner. The owner,
 * where there is one, is told at once. Stored encrypted before its row is written; each earlier end leaves nothing. Refusals: `link-dead`,
 * `not-found`, `letter-there`, `too-large`, `empty-file`, `letter-kind`.
 */
export async function handInLetter(bearer: Bearer, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const claim = await asSystem("authority-letter", (ctx) => claimOf(ctx, bearer));
  const key = await asSystem("authority-letter", (ctx) => recordKey(ctx, claim.requestId));
  const store = fileStore();
  const arrival = await store.receive({ id: claim.fileId, key }, bytes, LETTER_BYTES).catch((error: unknown) => {
    throw error instanceof TooLarge ? new Refusal("too-large") : error;
  });
  let kept = false;
  try {
    const type = TYPES[await fileKindOf(arrival)];
    if (!type) throw new Refusal("letter-kind");
    await arrival.keep();
    kept = true;
    await enter(bearer, claim, { type, arrival });
  } catch (error) {
    if (!kept) await arrival.discard();
    // Only a plain no is certain not to have been committed: after a broken connection the row may stand, and its bytes must too.
    else if (error instanceof Refusal) await store.withdraw(claim.fileId);
    throw error;
  }
}

async function claimOf(ctx: Ctx, bearer: Bearer): Promise<Claim> {
  const { tx } = ctx;
  const firm = "token" in bearer ? undefined : firmOf(bearer.actor);
  const personId =
    firm?.personId ?? ("token" in bearer && (await readLink(ctx, bearer.token, ["authority_letter"]))?.personId);
  if (!personId) throw new Refusal("link-dead");
  const asked = await tx.joinRequest.findFirst({
    where: { personId, status: "asked" },
    select: { id: true, enterpriseId: true, letterAt: true },
  });
  if (asked?.letterAt) throw new Refusal("letter-there");
  const enterpriseId = asked?.enterpriseId ?? firm?.enterpriseId;
  if (!enterpriseId) throw new Refusal("not-found");
  const [made] = await tx.$queryRaw<{ file: string; request: string }[]>`select uuidv7() as file, uuidv7() as request`;
  if (!made) throw new Error("the database made no id");
  return { requestId: asked?.id ?? made.request, fileId: made.file, fresh: !asked, personId, enterpriseId };
}

function firmOf(actor: Actor): { personId: string; enterpriseId: string } {
  if (!mayClaim(actor)) throw new Refusal("not-found");
  return actor;
}

type Handed = { readonly type: string; readonly arrival: Arrival };

/** In the name of who is signed in, so that the trail names him; a link's bearer is nobody yet. */
function enter(bearer: Bearer, claim: Claim, handed: Handed): Promise<void> {
  const write = async (ctx: Ctx) => {
    if ("token" in bearer) await spendLink(ctx, bearer.token, ["authority_letter"]);
    await writeClaim(ctx, claim, handed);
  };
  return "token" in bearer ? asSystem("authority-letter", write) : asActor(bearer.actor, write);
}

async function writeClaim(
  ctx: Ctx,
  { requestId, fileId, fresh, personId, enterpriseId }: Claim,
  { type, arrival: { size, sha256 } }: Handed,
): Promise<void> {
  const { tx, now } = ctx;
  const letter = {
    claims: true,
    letterFile: fileId,
    letterType: type,
    letterSize: size,
    letterSha256: sha256,
    letterAt: now,
  };
  const { count } = fresh
    ? await tx.joinRequest.createMany({
        data: [{ id: requestId, enterpriseId, personId, ...letter, createdAt: now, updatedAt: now }],
        skipDuplicates: true,
      })
    : await tx.joinRequest.updateMany({
        where: { id: requestId, status: "asked", letterAt: null },
        data: { ...letter, version: { increment: 1 }, updatedAt: now },
      });
  if (count !== 1) throw new Refusal("letter-there");
  ctx.record({
    ...{ act: "upload.letter", subjectKind: "join-request", subjectId: requestId, enterpriseId },
    detail: { size, sha256 },
  });
  const { divisionCode } = await tx.enterprise.findUniqueOrThrow({
    where: { id: enterpriseId },
    select: { divisionCode: true },
  });
  const draft = { subjectKind: "join-request", subjectId: requestId, number: null };
  await tell(ctx, await programmeOfficers(ctx, divisionCode), { ...draft, kind: "join-request.asked" });
  const owners = await tx.person.findMany({
    where: { enterpriseId, enterpriseRole: "owner", status: "active" },
    select: { id: true },
  });
  await tell(
    ctx,
    owners.map(({ id }) => id),
    { ...draft, kind: "join-request.claimed" },
  );
}

export type Letter = {
  readonly id: string;
  readonly key: Buffer;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
};

/** A letter for whoever decides the request; each look is on the trail. Refuses `not-found`. */
export async function openLetter(ctx: Ctx, joinRequestId: string): Promise<Letter> {
  const request = await ctx.tx.joinRequest.findFirst({
    where: { id: joinRequestId, letterAt: { not: null } },
    select: {
      ...{ id: true, claims: true, letterFile: true, letterType: true, letterSize: true, letterSha256: true },
      enterprise: { select: { id: true, divisionCode: true } },
    },
  });
  if (!request) throw new Refusal("not-found");
  const { id, claims, enterprise, letterFile, letterType: mediaType, letterSize: size, letterSha256: sha256 } = request;
  if (!letterFile || !mediaType || !size || !sha256) throw new Refusal("not-found");
  const hasOwner =
    (await ctx.tx.person.count({
      where: { enterpriseId: enterprise.id, enterpriseRole: "owner", status: "active" },
    })) > 0;
  if (!mayDecideJoin(ctx.actor, { ...enterprise, hasOwner, claims })) throw new Refusal("not-found");
  const subject = { subjectKind: "join-request", subjectId: id, enterpriseId: enterprise.id } as const;
  ctx.record({ ...subject, act: "download.letter", purpose: "join" });
  // The key is the system's: whoever decides was asked for above.
  const key = await asSystem("authority-letter", (system) => recordKey(system, id));
  return { id: letterFile, key, mediaType, size, sha256 };
}
