import { randomUUID } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { step, submitted } from "@tests/support/handling";
import { beforeEach, expect, test } from "vitest";
import { asSystem } from "./database";
import { fasterThan } from "./faster";
import { tell } from "./notices";

freshDatabase();
beforeEach(() => void given.atMoment());

test("who comes too late is told who was faster and when, though he sees the record no more; whoever never knew it is told nothing", async () => {
  const { intake, officer, second, firm, complaintId } = await submitted();
  const other = await given.official(["intake"], { name: "另一收件人（演示）" });
  const stranger = await given.official(["intake"], { division: "330402" });
  await asSystem("given", (ctx) =>
    tell(ctx, [intake.personId, other.personId], {
      ...{ kind: "complaint.submit", subjectKind: "complaint", subjectId: complaintId, number: "1" },
    }),
  );
  const subject = { kind: "complaint", id: complaintId };
  expect(await fasterThan(other, subject)).toBeNull();
  await step(intake, { step: "assign", complaintId, version: 1, officers: [officer.personId, second.personId] });
  expect(await fasterThan(other, subject)).toMatchObject({ name: "收演示", at: "2016-11-24 09:30" });
  expect(await fasterThan(other, subject)).toMatchObject({ own: false });
  // An id that somebody merely names tells him nothing.
  for (const actor of [stranger, { kind: "public" } as const]) expect(await fasterThan(actor, subject)).toBeNull();
  expect(await fasterThan(other, { kind: "complaint", id: randomUUID() })).toBeNull();
  // A firm reads which office it was.
  expect(await fasterThan(firm.owner, subject)).toMatchObject({ name: "嘉兴市市场监督管理局" });
});

test("who overtook himself in another window is told so, not somebody who had a part in it before; of the system's step nobody is named", async () => {
  const { intake, officer, second, firm, complaintId } = await submitted();
  const subject = { kind: "complaint", id: complaintId };
  await step(intake, { step: "assign", complaintId, version: 1, officers: [officer.personId, second.personId] });
  expect(await fasterThan(intake, subject)).toMatchObject({ own: true, at: "2016-11-24 09:30" });
  expect(await fasterThan(firm.owner, subject)).toMatchObject({ own: false });
  await asSystem("given", async (ctx) =>
    ctx.record({ act: "step.complaint", subjectKind: "complaint", subjectId: complaintId }),
  );
  expect(await fasterThan(intake, subject)).toBeNull();
});
