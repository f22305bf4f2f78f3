import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { at, everybody, handedIn, life, PAPER, refusal } from "@tests/support/late";
import { beforeEach, expect, test } from "vitest";
import { asActor, asSystem } from "@/platform/database";
import { lateEntriesOf } from "../late-entries/queries";
import { openRegisterPaper } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

test("the paper of a late entry is handed in by the coordinator, kept once with its hash, and opened on the trail by its bureau and the city", async () => {
  at("2016-03-01");
  const lead = await given.official(["coordinator"]);
  const one = await life(lead);
  expect(await handedIn(lead, "contact-points", one.contactPointId)).toBe(one.paper);
  const other = await given.official(["programme_officer"], { division: "330481" });
  const police = await given.official(["department_handler"], { kind: "police" });
  for (const actor of [one.county, other, police, one.firm.owner])
    await expect(handedIn(actor, "contact-points", one.contactPointId, "别的")).rejects.toEqual(refusal("not-found"));
  const open = (actor: Parameters<typeof asActor>[0]) =>
    asActor(actor, (ctx) => openRegisterPaper(ctx, { fileId: one.paper }));
  expect(await open(one.county)).toMatchObject({ name: "批复.txt", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect((await open(lead)).key).toHaveLength(32);
  for (const actor of [other, police, one.firm.owner, everybody])
    await expect(open(actor)).rejects.toEqual(refusal("not-found"));
  await one.approve({ happenedOn: "2016-02-20", ...PAPER });
  expect(await asActor(one.county, (ctx) => lateEntriesOf(ctx, one.contactPointId))).toMatchObject([
    { paper: { id: one.paper, name: "批复.txt" }, became: "2016-02-20" },
  ]);
  await asSystem("look", async ({ tx }) => {
    const acts = await tx.auditEntry.findMany({
      where: { subjectKind: "register-paper", outcome: "done" },
      select: { act: true },
      orderBy: { at: "asc" },
    });
    expect(acts.map(({ act }) => act).sort()).toEqual([
      ...["download.register-paper", "download.register-paper", "upload.register-paper"],
    ]);
  });
});
