import { bothAtOnce, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { application, applied, judged, move } from "@tests/support/point";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { InvalidInput, Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { fileStore } from "@/platform/storage";
import { findContactPoint } from "../queries";
import { judgeAdmission, noteItem, receiveAdmissionFile, removeAdmissionFile } from "./commands";
import { admissionOf, openAdmissionFile } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const SHOWN = ["registered_here", "has_secrets", "rules_and_agreements"];

const note = (actor: Actor, contactPointId: string, item: string, text = "已有制度（演示）") =>
  asActor(actor, (ctx) => noteItem(ctx, { contactPointId, item, note: text }));

function send(actor: Actor, contactPointId: string, item: string, text = "演示") {
  return receiveAdmissionFile(async () => actor, {
    ...{ contactPointId, item, name: "制度.txt", hash: null },
    bytes: (async function* () {
      yield Buffer.from(text);
    })(),
  });
}

async function look(actor: Actor, contactPointId: string) {
  return asActor(actor, async (ctx) => {
    const point = await findContactPoint(ctx, contactPointId);
    return { point, admission: point && (await admissionOf(ctx, point)) };
  });
}

/** All met, but for what is said otherwise. */
function verdicts(over: Readonly<Record<string, string>> = {}) {
  return { ...Object.fromEntries(application.checklist.map((code) => [`${code}.verdict`, "met"])), ...over };
}

async function judge(actor: Actor, contactPointId: string, given: Readonly<Record<string, string>> = verdicts()) {
  const version = (await look(actor, contactPointId)).point?.version ?? 1;
  return asActor(actor, (ctx) => judgeAdmission(ctx, { contactPointId, version, given }));
}

async function shown() {
  const people = await applied();
  for (const item of SHOWN) await note(people.firm.owner, people.contactPointId, item);
  return people;
}

test("an item is shown by a note or a file, as long as nobody has judged it; by the firm alone", async () => {
  const { firm, county, lead, contactPointId } = await applied();
  const open = async () =>
    (await look(firm.owner, contactPointId)).admission?.items.filter((item) => !item.shown).map(({ code }) => code);
  expect(await open()).toEqual(SHOWN);
  await note(firm.owner, contactPointId, "has_secrets");
  const { id } = await send(firm.member, contactPointId, "registered_here");
  expect(await open()).toEqual(["rules_and_agreements"]);
  await note(firm.owner, contactPointId, "has_secrets", "");
  await asActor(firm.owner, (ctx) => removeAdmissionFile(ctx, { contactPointId, fileId: id }));
  expect(await open()).toEqual(SHOWN);
  const other = await given.firm();
  for (const actor of [county, lead, other.owner]) {
    await expect(note(actor, contactPointId, "has_secrets")).rejects.toEqual(refusal("not-found"));
    await expect(send(actor, contactPointId, "has_secrets")).rejects.toEqual(refusal("not-found"));
    await expect(asActor(actor, (ctx) => removeAdmissionFile(ctx, { contactPointId, fileId: id }))).rejects.toEqual(
      refusal("not-found"),
    );
  }
  await expect(note(firm.owner, contactPointId, "no_such_item")).rejects.toEqual(refusal("not-found"));
  await judged(contactPointId);
  await expect(note(firm.owner, contactPointId, "has_secrets")).rejects.toEqual(refusal("judged"));
  await expect(send(firm.owner, contactPointId, "has_secrets")).rejects.toEqual(refusal("judged"));
});

test("a file sent twice is there once, sealed on the disk, given out whole, each look on the trail", async () => {
  const { firm, county, lead, contactPointId } = await applied();
  const [first, second] = await Promise.all([
    send(firm.owner, contactPointId, "has_secrets", "同一份（演示）"),
    send(firm.owner, contactPointId, "has_secrets", "同一份（演示）"),
  ]);
  expect(second.id).toBe(first.id);
  for (const actor of [firm.owner, county, lead]) {
    const file = await asActor(actor, (ctx) => openAdmissionFile(ctx, { fileId: first.id }));
    const chunks: Buffer[] = [];
    for await (const chunk of fileStore().read(file)) chunks.push(chunk);
    expect([file.name, Buffer.concat(chunks).toString()]).toEqual(["制度.txt", "同一份（演示）"]);
  }
  await asSystem("look", async ({ tx }) =>
    expect(await tx.auditEntry.count({ where: { act: "download.admission-file", enterpriseId: firm.id } })).toBe(2),
  );
  const outsiders = [
    await given.official(["investigator"]),
    await given.official(["programme_officer"], { division: "330481" }),
    (await given.firm()).owner,
    { kind: "public" } as const,
  ];
  for (const actor of outsiders) {
    await expect(asActor(actor, (ctx) => openAdmissionFile(ctx, { fileId: first.id }))).rejects.toEqual(
      refusal("not-found"),
    );
    const [keys, names] = await asActor(actor, async ({ tx }) => [
      await tx.recordKey.count({ where: { recordId: contactPointId } }),
      await tx.sealedValue.count({ where: { recordId: contactPointId } }),
    ]);
    expect([keys, names]).toEqual([0, 0]);
  }
});

test("is judged item by item by its own bureau's programme office, with what was found wrong at its field", async () => {
  const { firm, county, lead, contactPointId } = await applied();
  for (const item of SHOWN.slice(1)) await note(firm.owner, contactPointId, item);
  const wrong = judge(
    county,
    contactPointId,
    verdicts({
      "has_secrets.verdict": "not_met",
      "names_people.verdict": "not_applicable",
      "accepts_service.verdict": "",
    }),
  );
  await expect(wrong).rejects.toEqual(
    new InvalidInput({
      "registered_here.verdict": ["nothing-shows"],
      "has_secrets.opinion": ["opinion-missing"],
      // Required, so it applies to everybody.
      "names_people.verdict": ["verdict-missing"],
      "accepts_service.verdict": ["verdict-missing"],
    }),
  );
  await note(firm.owner, contactPointId, "registered_here");
  const other = await given.official(["programme_officer"], { division: "330481" });
  for (const actor of [lead, other, firm.owner, await given.official(["investigator"], { division: "330402" })])
    await expect(judge(actor, contactPointId)).rejects.toEqual(refusal("not-found"));
  await judge(county, contactPointId, verdicts({ "has_secrets.opinion": "所述属实（演示）" }));
  const { admission } = await look(lead, contactPointId);
  expect(admission?.judgements).toMatchObject([{ round: 1, by: county.name }]);
  expect(admission?.judgements[0]?.verdicts[1]).toEqual({
    ...{ item: "has_secrets", verdict: "met", opinion: "所述属实（演示）", note: "已有制度（演示）", files: [] },
  });
});

test("isn't recommended before it is judged, nor with a required item unmet; returned, it is judged anew and what was found stays", async () => {
  const { firm, county, lead, contactPointId } = await shown();
  const version = async () => (await look(county, contactPointId)).point?.version ?? 0;
  const recommend = async () => move(county, { step: "recommend", contactPointId, version: await version() });
  const { id } = await send(firm.owner, contactPointId, "has_secrets");
  await expect(recommend()).rejects.toEqual(refusal("checklist-not-judged"));
  const unmet = { "has_secrets.verdict": "not_met", "has_secrets.opinion": "没有说明有何秘密（演示）" };
  await judge(county, contactPointId, verdicts(unmet));
  await expect(recommend()).rejects.toEqual(refusal("checklist-unmet"));
  await move(county, { step: "return", contactPointId, version: await version(), reason: "请补充说明（演示）" });
  await note(firm.owner, contactPointId, "has_secrets", "加工工艺，不写内容（演示）");
  await expect(asActor(firm.owner, (ctx) => removeAdmissionFile(ctx, { contactPointId, fileId: id }))).rejects.toEqual(
    refusal("judged-file"),
  );
  await move(firm.owner, { step: "resubmit", contactPointId, version: await version(), ...application });
  await expect(recommend()).rejects.toEqual(refusal("checklist-not-judged"));
  await judge(county, contactPointId);
  await recommend();
  await move(lead, { step: "approve", contactPointId, version: await version() });
  await expect(judge(county, contactPointId)).rejects.toEqual(refusal("wrong-status"));
  await expect(note(firm.owner, contactPointId, "has_secrets")).rejects.toEqual(refusal("judged"));
  const { admission } = await look(firm.owner, contactPointId);
  const found = admission?.judgements.map(({ round, verdicts: all }) => {
    const verdict = all.find(({ item }) => item === "has_secrets");
    return [round, verdict?.verdict, verdict?.note, verdict?.files];
  });
  expect(found).toEqual([
    [2, "met", "加工工艺，不写内容（演示）", [id]],
    [1, "not_met", "已有制度（演示）", [id]],
  ]);
  await asActor(county, async ({ tx }) => {
    await expect(tx.admissionJudgement.updateMany({ data: { round: 9 } })).rejects.toThrow();
  });
});

test("of two who judge at once, and of a firm that adds at that moment, one is heard", async () => {
  const { firm, county, contactPointId } = await shown();
  const second = await given.official(["programme_officer"], { division: "330402" });
  const { version } = (await look(county, contactPointId)).point ?? { version: 0 };
  const input = { contactPointId, version, given: verdicts() };
  const judging = (one: Actor) => asActor(one, (ctx) => judgeAdmission(ctx, input));
  const both = await bothAtOnce({ table: "contact_points", id: contactPointId }, () => [
    judging(county),
    judging(second),
  ]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
  const other = await shown();
  const at = (await look(other.county, other.contactPointId)).point?.version ?? 0;
  const late = { contactPointId: other.contactPointId, version: at, given: verdicts() };
  const tries = await bothAtOnce<object>({ table: "contact_points", id: other.contactPointId }, () => [
    asActor(other.county, (ctx) => judgeAdmission(ctx, late)),
    note(other.firm.owner, other.contactPointId, "has_secrets", "后补（演示）"),
  ]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await asSystem("look", async ({ tx }) =>
    expect(await tx.auditEntry.count({ where: { act: "judge.admission", enterpriseId: firm.id } })).toBe(1),
  );
});
