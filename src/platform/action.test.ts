import { afterAll, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Actor } from "@/kernel/actor";
import { FILLED, LABEL, LATE_REASON, PLACE, READER } from "@/kernel/form-state";

let actor: Actor = { kind: "system", reason: "test" };
/** Who was faster with which record. */
const overtaken: Record<string, { own: boolean; name: string; at: string }> = {};
/** How often the page was made anew. */
const seenAnew: string[] = [];
vi.mock("./session", () => ({ currentActor: async () => actor }));
vi.mock("./database", () => ({ asActor: (_actor: unknown, work: (ctx: object) => unknown) => work({}) }));
vi.mock("./crowd", () => ({
  countKnock: async (door: string) => {
    if (door === "sign-in") throw new Refusal("busy");
    return door === "forms" ? new Date(0) : undefined;
  },
}));
vi.mock("./refused", () => ({
  recordRefusal: async () => {},
  subjectOfForm: (input: { complaintId?: string }) =>
    input.complaintId ? { kind: "complaint", id: input.complaintId } : undefined,
}));
vi.mock("./faster", () => ({ fasterThan: async (_actor: Actor, { id }: { id: string }) => overtaken[id] ?? null }));
vi.mock("./log", () => ({ log: { error: () => {} }, referenceFor: () => "E-7F2C91" }));
vi.mock("next/cache", () => ({ refresh: () => void seenAnew.push("refresh") }));
vi.mock("./env", () => ({ env: () => ({ PORTAL_TRUSTED_PROXIES: 0 }) }));
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));
vi.mock("next-intl/server", () => ({
  getTranslations: async () =>
    Object.assign((key: string) => key, { has: (key: string) => key !== "test.faults.missing" }),
}));
// Files of a worker share what they have loaded: others may have come before this one, and others come after it.
vi.resetModules();
const { defineRowsAction, settle } = await import("./action");
const { InvalidInput, Overtaken, Refusal } = await import("@/kernel/refusal");
afterAll(() => void vi.resetModules());

/** What a form tells as wrong: fields, in the order of the page. */
async function told(fields: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const state = await settle(
    {
      ...{ name: "test", words: "test" },
      schema: z.strictObject({ reason: z.string().min(1) }),
      command: async (_ctx, { reason }) => {
        if (reason === "none") throw new InvalidInput({ reason: ["unknown"] });
      },
    },
    form,
  );
  return state.kind === "invalid" ? Object.keys(state.fields) : [state.kind];
}

test("where none of the choices was chosen the command's fault says so, as the schema's does", async () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ reason: "x", _place: "paper" })) form.append(name, value);
  const plan = {
    ...{ name: "test", words: "test", schema: z.object({ reason: z.string() }) },
    command: () => Promise.reject(new InvalidInput({ paper: ["missing"], proof: ["missing"] })),
  };
  const said = async (words: string) => await settle({ ...plan, words }, form);
  expect(await said("test")).toMatchObject({
    fields: { paper: [{ "zh-CN": "ui.faults.not-chosen" }], proof: [{ "zh-CN": "ui.faults.missing" }] },
  });
  // What a feature says of it in its own words comes first.
  expect(await said("own")).toMatchObject({ fields: { paper: [{ "zh-CN": "own.faults.missing" }] } });
});

test("a form that asks why a term was missed tells an empty answer with its other faults, whoever found them", async () => {
  expect(await told({ [LATE_REASON]: " ", reason: "" })).toEqual([LATE_REASON, "reason"]);
  expect(await told({ [LATE_REASON]: " ", reason: "none" })).toEqual([LATE_REASON, "reason"]);
  expect(await told({ [LATE_REASON]: "ill", reason: "none" })).toEqual(["reason"]);
  // A form that doesn't ask has nothing to tell, and whether a right one needs the answer its step knows.
  expect(await told({ reason: "none" })).toEqual(["reason"]);
  expect(await told({ [LATE_REASON]: "", reason: "said" })).toEqual(["carried-out"]);
});

test("a form that was shown to one person isn't carried out in the name of another who has signed in since", async () => {
  const plan = {
    ...{ name: "test", words: "test", schema: z.object({ reason: z.string() }) },
    command: async () => {},
  };
  const form = new FormData();
  for (const [name, value] of Object.entries({ reason: "x", [READER]: "018f-a" })) form.append(name, value);
  const signedIn = (personId: string): Actor => ({
    ...{ kind: "firm", personId, name: "乙", sessionId: null, enterpriseId: null, role: "member" },
  });
  const before = actor;
  actor = signedIn("018f-b");
  expect(await settle(plan, form)).toMatchObject({ code: "another-person", values: { reason: "x" } });
  actor = signedIn("018f-a");
  expect(await settle(plan, form)).toMatchObject({ kind: "carried-out", sender: { personId: "018f-a" } });
  actor = before;
});

test("over the limit of its address a form isn't carried out, says so, and keeps what was typed but for secrets", async () => {
  const done: string[] = [];
  const plan = {
    ...{ name: "test", words: "test", schema: z.object({ reason: z.string(), password: z.string() }) },
    ...{ secrets: ["password"], command: async () => void done.push("done") },
  };
  const form = new FormData();
  for (const [name, value] of Object.entries({ reason: "x", password: "y" })) form.append(name, value);
  expect(await settle({ ...plan, door: "forms" }, form)).toEqual({
    ...{ kind: "refused", code: "too-many-requests", values: { reason: "x" } },
    sentence: { "zh-CN": "ui.refusals.too-many-requests", en: "ui.refusals.too-many-requests" },
  });
  expect(done).toEqual([]);
  expect(await settle({ ...plan, door: "objections" }, form)).toMatchObject({ kind: "carried-out" });
  expect(done).toEqual(["done"]);
  // Where there is no asking how often he knocked, since too many are here at once, it says that, and keeps it as well.
  expect(await settle({ ...plan, door: "sign-in" }, form)).toMatchObject({ code: "busy", values: { reason: "x" } });
  expect(done).toEqual(["done"]);
});

test("only a form in which something is filled in says, when somebody was faster, that it still stands below", async () => {
  overtaken.other = { own: false, name: "甲", at: "2016-11-24 09:30" };
  const send = async (complaintId: string, more: Readonly<Record<string, string>>) => {
    const plan = {
      ...{ name: "test", words: "test", schema: z.object({ complaintId: z.string() }) },
      command: async () => {
        throw new Overtaken();
      },
    };
    const form = new FormData();
    for (const [name, value] of Object.entries({ complaintId, ...more })) form.append(name, value);
    const state = await settle(plan, form);
    return state.kind === "overtaken" ? state.sentence.en : state;
  };
  expect(await send("other", {})).toBe("test.refusals.faster-bare");
  for (const filled of [{ [FILLED]: "1" }, { [LABEL]: "reason=理由" }, { [PLACE]: "outcome" }])
    expect(await send("other", filled)).toBe("test.refusals.faster");
  expect(await send("another", { [FILLED]: "1" })).toBe("test.refusals.overtaken");
});

test("of several records each says by itself who was faster and under which reference it failed, and the page counts anew", async () => {
  const why: Readonly<Record<string, unknown>> = {
    other: new Refusal("handled-meanwhile"),
    own: new Refusal("not-found"),
    unknown: new Refusal("handled-meanwhile"),
    broken: new Error("the line broke"),
  };
  overtaken.other = { own: false, name: "甲", at: "2016-11-24 09:30" };
  overtaken.own = { own: true, name: "乙", at: "2016-11-24 09:31" };
  const assign = defineRowsAction({
    ...{ name: "test", words: "test", done: { all: "all", one: "one" } },
    schema: z.object({ picked: z.array(z.string()) }),
    rows: ({ picked }) => picked.map((id) => ({ key: id, label: id, row: { complaintId: id } })),
    command: async (_ctx, { complaintId }) => {
      if (why[complaintId]) throw why[complaintId];
    },
  });
  const send = async (...ids: string[]) => {
    const form = new FormData();
    for (const id of ids) form.append("picked[]", id);
    const state = await assign({ kind: "idle" }, form);
    return state.kind === "done" ? state.rows?.map(({ label, sentence }) => [label, sentence.en]) : state;
  };
  expect(await send("free", "other", "own", "unknown", "broken")).toEqual([
    ["free", "test.done.one"],
    ["other", "test.refusals.faster-bare"],
    ["own", "test.refusals.faster-own-bare"],
    ["unknown", "test.refusals.handled-meanwhile"],
    ["broken", "test.refusals.failed-row"],
  ]);
  expect(seenAnew).toEqual(["refresh"]);
  // Where nothing was done nothing is seen anew.
  await send("other");
  expect(seenAnew).toEqual(["refresh"]);
});
