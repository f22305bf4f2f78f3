import { randomUUID } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import type { FirmActor, OfficialActor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { tell } from "@/platform/notices";
import { readAllNotices, readNotice } from "./commands";
import { countUnread, listNotices } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

async function told(actor: OfficialActor | FirmActor, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    await asSystem("given", (ctx) =>
      tell(ctx, [actor.personId], {
        kind: "complaint.submit",
        subjectKind: "complaint",
        subjectId: randomUUID(),
        number: `演示${n}`,
      }),
    );
  }
}

const unread = (actor: OfficialActor | FirmActor, after?: string) =>
  asActor(actor, (ctx) => listNotices(ctx, { show: "unread", after }));

test("the bell counts exactly what the list that it opens shows", async () => {
  const officer = await given.official(["intake"]);
  await told(officer, 33);
  const bell = await asActor(officer, countUnread);
  const first = await unread(officer);
  const second = await unread(officer, first.next);
  expect([bell, first.total, first.rows.length, second.rows.length, second.next]).toEqual([33, 33, 30, 3, undefined]);
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(33);
});

test("following a notice marks it read and says where it leads; twice is once", async () => {
  const officer = await given.official(["intake"]);
  await told(officer, 2);
  const complaint = await given.complaint(await given.firm());
  await asSystem("given", ({ tx }) =>
    tx.notice.updateMany({ where: { personId: officer.personId }, data: { subjectId: complaint.id } }),
  );
  const [notice] = (await unread(officer)).rows;
  const ends = await Promise.all([1, 2].map(() => asActor(officer, (ctx) => readNotice(ctx, notice?.id ?? ""))));
  expect(ends[0]).toEqual({ subjectKind: "complaint", subjectId: complaint.id, opens: true });
  expect((await unread(officer)).total).toBe(1);
  expect((await asActor(officer, (ctx) => listNotices(ctx, { show: "all" }))).total).toBe(2);
});

test("nobody sees, follows or marks another's", async () => {
  const [officer, other] = [await given.official(["intake"]), await given.official(["intake"])];
  await told(officer, 1);
  const [notice] = (await unread(officer)).rows;
  expect(await unread(other)).toEqual({ rows: [], total: 0, next: undefined });
  await expect(asActor(other, (ctx) => readNotice(ctx, notice?.id ?? ""))).rejects.toThrow(new Refusal("not-found"));
  await asActor(other, (ctx) => readAllNotices(ctx, { until: "2030-01-01T00:00:00Z" }));
  expect((await unread(officer)).total).toBe(1);
  await expect(
    asActor({ kind: "public" }, (ctx) => readAllNotices(ctx, { until: "2030-01-01T00:00:00Z" })),
  ).rejects.toThrow(Refusal);
});

test("marking all as read leaves what came after the list was shown", async () => {
  const officer = await given.official(["intake"]);
  await told(officer, 2);
  const until = given.NOW.toISOString();
  given.atMoment("2016-11-24T09:31:00+08:00");
  await told(officer, 1);
  await asActor(officer, (ctx) => readAllNotices(ctx, { until }));
  expect((await unread(officer)).rows.map(({ at }) => at.toISOString())).toEqual(["2016-11-24T01:31:00.000Z"]);
});

test("a later page of which everything has been read meanwhile is the first of what is unread", async () => {
  const officer = await given.official(["intake"]);
  await told(officer, 31);
  const { rows, next } = await unread(officer);
  const [oldest] = (await unread(officer, next)).rows;
  await asActor(officer, (ctx) => readNotice(ctx, oldest?.id ?? ""));
  expect(await unread(officer, next)).toMatchObject({ rows, total: 30, next: undefined });
});

test("a notice of what was given to others, or withdrawn, says so and leads nowhere", async () => {
  const [officer, second] = [await given.official(["investigator"]), await given.official(["investigator"])];
  const firm = await given.firm();
  const [intake, police] = [
    await given.official(["intake"]),
    await given.official(["department_handler"], { kind: "police" }),
  ];
  const complaint = await given.complaint(firm);
  const matter = await given.caseOf(firm, { team: [officer, second] });
  const referral = await asSystem("given", ({ tx, now }) =>
    tx.referral.create({
      data: {
        ...{
          number: "演示移〔2016〕1号",
          kind: "criminal",
          ...given.ringOf(matter),
          sentAt: now,
          createdAt: now,
          updatedAt: now,
        },
        ...{ fromDepartmentId: officer.departmentId, toDepartmentId: police.departmentId, sentById: officer.personId },
      },
      select: { id: true },
    }),
  );
  await asSystem("given", async (ctx) => {
    await tell(ctx, [intake.personId], {
      kind: "complaint.submit",
      subjectKind: "complaint",
      subjectId: complaint.id,
      number: "1",
    });
    await tell(ctx, [police.personId], {
      kind: "referral.begin",
      subjectKind: "referral",
      subjectId: referral.id,
      number: "2",
    });
  });
  const opens = async () =>
    [await unread(intake), await unread(police)].map(({ rows }) => rows.map((row) => row.opens));
  expect(await opens()).toEqual([[true], [true]]);
  await asSystem("given", async ({ tx }) => {
    await tx.complaint.updateMany({ where: { id: complaint.id }, data: { status: "verifying" } });
    await tx.referral.updateMany({ where: { id: referral.id }, data: { status: "withdrawn" } });
  });
  expect(await opens()).toEqual([[false], [false]]);
  const [notice] = (await unread(intake)).rows;
  expect(await asActor(intake, (ctx) => readNotice(ctx, notice?.id ?? ""))).toMatchObject({ opens: false });
});
