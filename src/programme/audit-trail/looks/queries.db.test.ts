import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { openSealed } from "@/platform/vault";
import { looksAt } from "../queries";
import { parseAuditCursor } from "../schema";
import { firmLooks, listLooks } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

function look(officer: OfficialActor, { id, firm }: { id: string; firm: given.GivenFirm }, purpose: string) {
  return asActor(officer, (ctx) =>
    openSealed(ctx, {
      recordId: id,
      fields: ["account"],
      subjectKind: "complaint",
      subjectId: id,
      enterpriseId: firm.id,
      purpose,
    }),
  );
}

test("a firm's log holds every look at all its complaints, newest first, page by page, and nobody else's", async () => {
  const officer = await given.official(["investigator"]);
  const [firm, other] = [await given.firm(), await given.firm()];
  const complaints = [
    await given.complaint(firm, { status: "verifying", team: [officer] }),
    await given.complaint(firm, { status: "verifying", team: [officer] }),
  ];
  const foreign = await given.complaint(other, { status: "verifying", team: [officer] });
  await look(officer, { id: foreign.id, firm: other }, "review");
  for (let n = 0; n < 53; n += 1) {
    given.atMoment(`2016-11-24T10:${String(n).padStart(2, "0")}:00+08:00`);
    const { id } = complaints[n % 2] ?? foreign;
    await look(officer, { id, firm }, `理由 ${n}`);
  }
  // The opening of a file's name that goes with its download: not told twice.
  await asActor(officer, (ctx) =>
    openSealed(ctx, {
      recordId: complaints[0]?.id ?? "",
      fields: ["account"],
      subjectKind: "evidence",
      subjectId: complaints[0]?.id ?? "",
      enterpriseId: firm.id,
      purpose: "文件名",
    }),
  );
  await asActor(firm.member, async (ctx) => {
    for (const { id } of complaints) expect([26, 27]).toContain((await looksAt(ctx, id)).total);
    const first = await listLooks(ctx);
    expect([first.total, first.rows.length]).toEqual([53, 50]);
    const second = await listLooks(ctx, parseAuditCursor(first.next ?? ""));
    expect(second).toMatchObject({ total: 53, next: null });
    const told = [...first.rows, ...second.rows].map(({ purpose }) => purpose);
    expect(told).toEqual(Array.from({ length: 53 }, (_, n) => `理由 ${52 - n}`));
    expect(first.rows[0]).toMatchObject({ who: officer.name, title: "演示工艺被带走" });
    expect(await firmLooks(ctx)).toEqual(first.rows.slice(0, 5));
  });
  await asActor(other.owner, async (ctx) => {
    expect((await listLooks(ctx)).rows.map(({ purpose }) => purpose)).toEqual(["review"]);
  });
  const nobody: Actor[] = [officer, { kind: "public" }, { ...firm.owner, enterpriseId: null }];
  for (const actor of nobody)
    expect(await asActor(actor, (ctx) => listLooks(ctx))).toEqual({ rows: [], total: 0, next: null });
});

test("files that officials took stand there whatever they belong to, once each; the firm's own and refused ones don't", async () => {
  const [officer, firm] = [await given.official(["programme_officer"]), await given.firm()];
  const subject = { subjectId: firm.id, enterpriseId: firm.id, purpose: "visit" };
  const acts = [
    "site-proof",
    "visit-file",
    "change-paper",
    "register-paper",
    "filing-scan",
    "join-request",
    "admission-file",
  ];
  for (const [n, kind] of acts.entries()) {
    given.atMoment(`2016-11-24T10:0${n}:00+08:00`);
    const act = `download.${kind === "join-request" ? "letter" : kind}`;
    await asActor(officer, async (ctx) => {
      // The name of a file is opened with it: one look.
      ctx.record({
        ...subject,
        act: "open.sealed",
        subjectKind: kind === "site-proof" || kind === "admission-file" ? kind : "visit-file",
      });
      ctx.record({ ...subject, act, subjectKind: kind });
      ctx.record({ ...subject, act, subjectKind: kind, outcome: "refused" });
    });
    await asActor(firm.member, async (ctx) => ctx.record({ ...subject, act, subjectKind: kind }));
  }
  given.atMoment("2016-11-24T10:30:00+08:00");
  await asActor(officer, async (ctx) => ctx.record({ ...subject, act: "open.sealed", subjectKind: "visit" }));
  await asActor(firm.owner, async (ctx) => {
    const { rows, total } = await listLooks(ctx);
    expect(total).toBe(acts.length + 1);
    expect(rows.map(({ subjectKind }) => subjectKind)).toEqual(["visit", ...acts.toReversed()]);
    expect(rows.every(({ who, title }) => who === officer.name && title === null)).toBe(true);
  });
});
