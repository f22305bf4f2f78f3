import { randomUUID } from "node:crypto";
import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { dateOf, dayOfMoment } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import { applyClocks, planClocks } from "@/platform/clock-plan";
import { asActor, asSystem } from "@/platform/database";
import { examine } from "@/platform/health";
import { runJob } from "@/platform/jobs";
import { tell } from "@/platform/notices";
import { once } from "@/platform/once";
import { ROUTING_RULES } from "../complaints/draft/policy";
import { accountFigures } from "../desks/administration/queries";
import { sendReferral } from "../referrals/commands";
import { changeSettings } from "./commands";
import { forgetFormKeys, selfCheck } from "./jobs";
import { ROUTINGS } from "./policy";
import { findSettings, jobAsTold, lastSelfCheck, selfCheckAsTold } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());
const restore =
  "update settings set value = '30' where key = 'session-idle-minutes'; update settings set value = '12' where key = 'session-hours'";
afterAll(() => asSuperuser((client) => client.query(restore)));

const security = () => given.official(["security_administrator"], { kind: "operations" });

describe("settings", () => {
  test("are changed by the security administrator, each with an entry that says what it was", async () => {
    const admin = await security();
    const before = await asActor(admin, findSettings);
    await asActor(admin, (ctx) => changeSettings(ctx, { ...before, sessionIdleMinutes: 45 }));
    expect(await asActor(admin, findSettings)).toMatchObject({
      sessionIdleMinutes: 45,
      sessionHours: before.sessionHours,
    });
    const { rows } = await asSuperuser((client) =>
      client.query("select act, detail from audit_entries where actor_id = $1", [admin.personId]),
    );
    expect(rows).toEqual([
      {
        act: "change.setting",
        detail: { setting: "session-idle-minutes", before: before.sessionIdleMinutes, after: 45 },
      },
    ]);
  });

  test("of knocks from one address are among them", async () => {
    const admin = await security();
    const before = await asActor(admin, findSettings);
    expect([before.signInsPerAddress, before.formsPerAddress]).toEqual([600, 200]);
    await asActor(admin, (ctx) => changeSettings(ctx, { ...before, formsPerAddress: 300 }));
    const after = await asActor(admin, findSettings);
    expect(after.formsPerAddress).toBe(300);
    await asActor(admin, (ctx) => changeSettings(ctx, { ...after, formsPerAddress: 200 }));
  });

  test("of two at once one wins, and the other is told", async () => {
    const [one, two] = [await security(), await security()];
    const before = await asActor(one, findSettings);
    const results = await Promise.allSettled(
      [one, two].map((actor, n) => asActor(actor, (ctx) => changeSettings(ctx, { ...before, sessionHours: 8 + n }))),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
  });

  test("are nobody else's", async () => {
    const before = await asActor(await security(), findSettings);
    for (const actor of [
      await given.official(["system_administrator"], { kind: "operations" }),
      await given.official(["coordinator"]),
      (await given.firm()).owner,
    ]) {
      await expect(asActor(actor, (ctx) => changeSettings(ctx, { ...before, sessionHours: 24 }))).rejects.toMatchObject(
        { code: "not-found" },
      );
    }
  });

  test("know the rules of routing that complaints know", () =>
    expect([...ROUTINGS].sort()).toEqual([...ROUTING_RULES].sort()));
});

describe("the self-check", () => {
  async function stage() {
    const officer = await given.official(["investigator"]);
    const leader = await given.official(["bureau_leader"]);
    const police = await given.official(["department_handler"], { kind: "police" });
    const firm = await given.firm();
    const found = await given.caseOf(firm, { team: [officer, leader] });
    await asActor(officer, (ctx) =>
      sendReferral(ctx, {
        caseId: found.id,
        kind: "criminal",
        toDepartmentId: police.departmentId,
        question: "演示",
        facts: [],
        fields: [],
        evidence: [],
      }),
    );
    return { officer, leader, police, firm, found };
  }

  test("finds nothing where all is well, and keeps that it looked", async () => {
    await stage();
    const result = await selfCheck();
    expect(result.found).toMatchObject({
      trail: { faults: 0 },
      numbers: { checked: 1, faults: 0 },
      queues: { checked: 2, faults: 0 },
      clocks: { checked: 1, faults: 0 },
      tallies: { faults: 0 },
      files: { checked: 0, faults: 0 },
      mails: { faults: 0 },
    });
    expect(await asActor(await security(), lastSelfCheck)).toEqual(result);
  });

  test("knows every table with the hash of a stored file", () =>
    asSuperuser(async (client) => {
      const { rows: hashed } = await client.query<{ name: string }>(
        `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
         where c.table_schema = 'public' and c.column_name like '%sha256' and t.table_type = 'BASE TABLE' order by 1`,
      );
      const { rows: listed } = await client.query<{ name: string }>(
        "select table_name as name from information_schema.view_table_usage where view_name = 'stored_files' order by 1",
      );
      // Of a list of firms the rows are kept, not the file.
      expect(hashed.map(({ name }) => name).filter((name) => name !== "enterprise_imports")).toEqual(
        listed.map(({ name }) => name),
      );
    }));

  test("finds a changed entry, a gap in numbers, a record without a desk, a date that no rule gives, a count that was kept wrong, and a file that isn't there", async () => {
    const { police, firm, officer } = await stage();
    const complaint = await given.complaint(firm, { status: "submitted" });
    await asSystem("given", async (ctx) => {
      await applyClocks(
        ctx,
        await planClocks(
          ctx,
          { kind: "complaint", id: complaint.id, complaintId: complaint.id },
          { start: ["complaint-register"] },
        ),
      );
      await ctx.tx.clock.updateMany({ where: { subjectId: complaint.id }, data: { dueOn: dateOf("2016-12-31") } });
    });
    const [fileId, proofId] = [randomUUID(), randomUUID()];
    await asSuperuser((client) =>
      client.query(`set session_replication_role = replica;
        update audit_entries set act = 'x' where seq = 1;
        update number_counters set last = last + 1;
        update tallies set n = n + 1 where subject = 'enterprise';
        update person_duties set ended_at = now() where person_id = '${police.personId}';
        insert into evidence (id, complaint_id, media_type, size, sha256, hashed_by, uploaded_by_id, uploaded_at)
        values ('${fileId}', '${complaint.id}', 'text/plain', 3, repeat('0', 64), 'browser', '${officer.personId}', now());
        insert into outcome_files (id, value_id, name, media_type, size, sha256, hashed_by, uploaded_by_id, uploaded_at)
        values ('${proofId}', '${randomUUID()}', 'a.pdf', 'application/pdf', 3, repeat('0', 64), 'browser', '${officer.personId}', now())`),
    );
    const { found } = await selfCheck();
    expect(found.trail).toMatchObject({ faults: 1, which: ["changed 330400 1"] });
    expect(found.numbers).toMatchObject({ faults: 1, which: ["嘉市监 涉罪移 2016: 1/2"] });
    expect(found.queues.which).toEqual(
      expect.arrayContaining([expect.stringMatching(/^referral .* sent$/), `complaint ${complaint.id} submitted`]),
    );
    expect(found.clocks).toMatchObject({
      faults: 1,
      which: [expect.stringMatching(/^complaint-register .* 2016-12-31 2016-11-25$/)],
    });
    expect(found.tallies).toMatchObject({ checked: 9, which: ["enterprise 330402 checked: 2/1"] });
    expect(found.files.checked).toBe(2);
    expect(found.files.which.toSorted()).toEqual([`evidence ${fileId}`, `outcome-file ${proofId}`]);
  });
});

test("a mail that was given up is told on the settings with its recipient's account, and the desk tells that something was found", async () => {
  const admin = await given.official(["system_administrator"], { kind: "operations" });
  const { owner } = await given.firm();
  await asSystem("given", (ctx) =>
    tell(ctx, [owner.personId], {
      kind: "complaint.assign",
      subjectKind: "complaint",
      subjectId: randomUUID(),
      number: null,
    }),
  );
  const found = () => asActor(admin, async (ctx) => (await accountFigures(ctx)).found);
  await selfCheck();
  expect(await found()).toBeNull();
  await asSuperuser((client) =>
    client.query("update outbox_mails set attempts = 7, last_error = 'EENVELOPE', next_try_at = now()"),
  );
  await selfCheck();
  expect((await asActor(admin, selfCheckAsTold))?.unsent).toMatchObject([
    { template: "notice", kind: "complaint.assign", fault: "EENVELOPE", person: { id: owner.personId } },
  ]);
  expect(await found()).toBeInstanceOf(Date);
});

test("keys of forms are forgotten after the days of the setting, and not before", async () => {
  const officer = await given.official(["investigator"]);
  const sent = (key: string) => asActor(officer, (ctx) => once(ctx, "write-to-firm", key, async () => key));
  const left = () =>
    asSystem("look", async ({ tx }) =>
      (await tx.idempotencyKey.findMany({ select: { key: true }, orderBy: { key: "asc" } })).map(({ key }) => key),
    );
  given.atMoment("2016-08-25T09:00:00+08:00");
  await sent("a");
  given.atMoment("2016-08-27T09:00:00+08:00");
  await sent("b");
  given.atMoment("2016-11-24T09:30:00+08:00");
  await sent("c");
  await forgetFormKeys();
  expect(await left()).toEqual(["b", "c"]);
  await asSystem("given", ({ tx, now }) =>
    tx.setting.update({ where: { key: "form-key-days" }, data: { value: 30, updatedAt: now } }),
  );
  try {
    await forgetFormKeys();
    expect(await left()).toEqual(["c"]);
  } finally {
    await asSystem("given", ({ tx, now }) =>
      tx.setting.update({ where: { key: "form-key-days" }, data: { value: 90, updatedAt: now } }),
    );
  }
});

test("the self-check and every job are told in the portal's time, on the page and on the desk alike", async () => {
  const deliver = { name: "deliver-mail", cron: "", lateAfterMinutes: 15, run: async () => {} };
  await runJob(deliver);
  await selfCheck();
  const day = (at: Date | null | undefined) => at && dayOfMoment(at);
  const admin = await given.official(["system_administrator"], { kind: "operations" });
  const { beats } = await asActor(admin, accountFigures);
  const { jobs } = await examine([deliver]);
  expect(jobs.map(jobAsTold).map(({ lastSuccessAt }) => day(lastSuccessAt))).toEqual(["2016-11-24"]);
  expect(day(beats.find(({ name }) => name === deliver.name)?.lastSuccessAt)).toBe("2016-11-24");
  expect(day((await asActor(admin, selfCheckAsTold))?.at)).toBe("2016-11-24");
});
