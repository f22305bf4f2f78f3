import { randomUUID } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { statementsDuring } from "@tests/support/statements";
import { beforeEach, expect, test } from "vitest";
import { asSystem } from "./database";
import { nothingThere, recordAbsence, recordRefusal } from "./refused";

freshDatabase();
beforeEach(() => void given.atMoment());

const entriesOf = (actorId: string) =>
  asSystem("look", ({ tx }) =>
    tx.auditEntry.findMany({
      where: { actorId },
      select: { act: true, outcome: true, subjectKind: true, subjectId: true, complaintId: true, detail: true },
      orderBy: { seq: "asc" },
    }),
  );

test("who asks for a record that isn't his leaves an entry, the same and by the same statements as for one that never was", async () => {
  const { id } = await given.complaint(await given.firm());
  const other = await given.firm();
  const never = randomUUID();
  const [hidden, absent] = [
    await statementsDuring(() => recordAbsence(other.owner, `/complaints/${id}?tab=evidence`)),
    await statementsDuring(() => recordAbsence(other.owner, `/complaints/${never}?tab=evidence`)),
  ];
  expect(absent).toEqual(hidden);
  const entry = (subjectId: string) => ({
    ...{ act: "refuse.page", outcome: "refused", subjectKind: "complaint", subjectId },
    ...{ complaintId: null, detail: { page: "/complaints/*" } },
  });
  expect(await entriesOf(other.owner.personId)).toEqual([entry(id), entry(never)]);
});

test("a file and a command say of which record they were refused; a stranger's form leaves an entry too, his page none", async () => {
  const { id } = await given.complaint(await given.firm());
  const { owner } = await given.firm();
  const request = new Request(`http://localhost/api/visit-records/${id}`);
  expect((await nothingThere(owner, request)).status).toBe(404);
  await recordRefusal(owner, "move-complaint", "not-found", { kind: "complaint", id });
  expect(
    (await entriesOf(owner.personId)).map(({ act, subjectKind, subjectId, detail }) => [
      act,
      subjectKind,
      subjectId,
      detail,
    ]),
  ).toEqual([
    ["refuse.page", "visit", id, { page: "/api/visit-records/*" }],
    ["refuse.command", "complaint", id, { command: "move-complaint", code: "not-found" }],
  ]);
  await nothingThere({ kind: "public" }, request);
  await recordRefusal({ kind: "public" }, "move-complaint", "signed-out", { kind: "complaint", id });
  const strangers = await asSystem("look", ({ tx }) =>
    tx.auditEntry.findMany({ where: { actorId: null, outcome: "refused" }, select: { act: true, detail: true } }),
  );
  expect(strangers).toEqual([{ act: "refuse.command", detail: { command: "move-complaint", code: "signed-out" } }]);
});
