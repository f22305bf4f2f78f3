import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import type { Actor, FirmActor } from "@/kernel/actor";
import { Overtaken, Refusal } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { actorOfPerson } from "@/platform/session";
import { fileStore } from "@/platform/storage";
import { decideJoin } from "../joining/commands";
import { claimWaits, listJoinRequests } from "../joining/queries";
import { handInLetter, LETTER_BYTES, openLetter } from "./commands";

freshDatabase();
beforeEach(() => void given.atMoment());

const TEXT = "%PDF-1.7\n演示授权书\n%%EOF\n";
async function* pages(text = TEXT) {
  yield new TextEncoder().encode(text);
}
async function* tooMuch() {
  const piece = new Uint8Array(1024 * 1024);
  for (let n = 0; n <= LETTER_BYTES / piece.length; n++) yield piece;
}

async function stage() {
  const firm = await given.firm();
  const nanhu = await given.official(["programme_officer"], { division: "330402" });
  const haining = await given.official(["programme_officer"], { division: "330481" });
  return { ...firm, nanhu, haining };
}

async function claimed() {
  const cast = await stage();
  await handInLetter({ actor: cast.member }, pages());
  const [request] = await asActor(cast.nanhu, listJoinRequests);
  if (!request) throw new Error("no request");
  return { ...cast, request };
}

const decide = (actor: Actor, { id, version }: { id: string; version: number }, decision: "admit" | "refuse") =>
  asActor(actor, (ctx) => decideJoin(ctx, { joinRequestId: id, version, decision }));
const now = ({ personId }: FirmActor) => asSystem("look", (ctx) => actorOfPerson(ctx, personId));
const told = async (actor: Actor) =>
  (await asActor(actor, ({ tx }) => tx.notice.findMany({ select: { kind: true }, orderBy: { id: "asc" } }))).map(
    ({ kind }) => kind,
  );

test("a member claims the account: the owner is told, the county reads the letter and makes him the owner", async () => {
  const { owner, member, nanhu, haining, request } = await claimed();
  expect(request).toMatchObject({ claims: true, letter: true, person: { id: member.personId } });
  expect([await told(owner), await told(nanhu)]).toEqual([["join-request.claimed"], ["join-request.asked"]]);
  expect(await asActor(member, claimWaits)).toBe(true);
  expect(await asActor(haining, listJoinRequests)).toEqual([]);

  const letter = await asActor(nanhu, (ctx) => openLetter(ctx, request.id));
  const read: Buffer[] = [];
  for await (const chunk of fileStore().read(letter)) read.push(chunk);
  expect([Buffer.concat(read).toString(), letter.mediaType]).toEqual([TEXT, "application/pdf"]);
  for (const stranger of [haining, member, (await given.firm()).owner])
    await expect(asActor(stranger, (ctx) => openLetter(ctx, request.id))).rejects.toThrow(new Refusal("not-found"));

  await decide(nanhu, request, "admit");
  expect([(await now(owner)) ?? {}, (await now(member)) ?? {}]).toMatchObject([{ role: "member" }, { role: "owner" }]);
  expect([await told(owner), await told(member)]).toEqual([
    ["join-request.claimed", "join-request.claim-admitted"],
    ["join-request.admitted"],
  ]);
  const { rows } = await asSuperuser((client) =>
    client.query<{ act: string }>("SELECT act FROM audit_entries ORDER BY at, seq"),
  );
  expect(rows.map(({ act }) => act).filter((act) => /letter|person/.test(act))).toEqual([
    "upload.letter",
    "download.letter",
    "admit.person",
  ]);
});

test("refused, everybody stays what he was, and may claim again", async () => {
  const { owner, member, nanhu, request } = await claimed();
  await decide(nanhu, request, "refuse");
  expect([(await now(owner)) ?? {}, (await now(member)) ?? {}]).toMatchObject([{ role: "owner" }, { role: "member" }]);
  expect([await told(owner), await told(member)]).toEqual([
    ["join-request.claimed", "join-request.claim-refused"],
    ["join-request.refused"],
  ]);
  await handInLetter({ actor: member }, pages());
  expect(await asActor(nanhu, listJoinRequests)).toHaveLength(1);
});

test("an owner who is still there answers himself: admitting a claim hands over", async () => {
  const { owner, member, request } = await claimed();
  await decide(owner, request, "admit");
  expect([(await now(owner)) ?? {}, (await now(member)) ?? {}]).toMatchObject([{ role: "member" }, { role: "owner" }]);
});

test("owner and county at once: one decides, the other is told", async () => {
  const { owner, nanhu, request } = await claimed();
  const ends = await Promise.allSettled([decide(owner, request, "refuse"), decide(nanhu, request, "admit")]);
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(ends.find((end) => end.status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
});

test("two letters at once: one counts, one entry, one file", async () => {
  const { member, nanhu } = await stage();
  const ends = await Promise.allSettled([
    handInLetter({ actor: member }, pages()),
    handInLetter({ actor: member }, pages("%PDF-1.7\nanother\n")),
  ]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(ends.find((end) => end.status === "rejected")).toMatchObject({ reason: new Refusal("letter-there") });
  const [request] = await asActor(nanhu, listJoinRequests);
  const letter = await asActor(nanhu, (ctx) => openLetter(ctx, request?.id ?? ""));
  await expect(fileStore().verify(letter, letter)).resolves.toBeUndefined();
});

test("what is no letter is not taken, and whoever may not claim hands none in", async () => {
  const { owner, member, nanhu } = await stage();
  const hand = (actor: Actor, bytes: AsyncIterable<Uint8Array>) => handInLetter({ actor }, bytes);
  await expect(hand(member, pages("just text"))).rejects.toThrow(new Refusal("letter-kind"));
  await expect(hand(member, pages(""))).rejects.toThrow(new Refusal("empty-file"));
  await expect(hand(member, tooMuch())).rejects.toThrow(new Refusal("too-large"));
  for (const actor of [owner, nanhu, { kind: "public" } as const])
    await expect(hand(actor, pages())).rejects.toThrow(new Refusal("not-found"));
  await expect(handInLetter({ token: "x".repeat(43) }, pages())).rejects.toThrow(new Refusal("link-dead"));
  expect(await asActor(nanhu, listJoinRequests)).toEqual([]);
});
