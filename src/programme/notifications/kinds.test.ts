import { expect, test } from "vitest";
import { workflows } from "../catalogue";
import english from "./words/en.json";
import chinese from "./words/zh-CN.json";

type Told = {
  readonly start: { readonly tell?: readonly string[] };
  readonly steps: Readonly<Record<string, { readonly tell?: readonly string[] }>>;
};

function toldBy({ start, steps }: Told): string[] {
  const told = Object.entries(steps).flatMap(([name, { tell }]) => (tell ? [name] : []));
  return start.tell ? ["begin", ...told] : told;
}

test.each(workflows.map((workflow) => [workflow.name, workflow as Told] as const))(
  "each step of a %s that tells somebody has a sentence in both languages",
  (name, workflow) => {
    for (const words of [chinese, english]) {
      const sentences: Readonly<Record<string, unknown>> =
        Object.entries(words.kinds).find(([kind]) => kind === name)?.[1] ?? {};
      expect(Object.keys(sentences)).toEqual(expect.arrayContaining(toldBy(workflow)));
    }
  },
);

test("no sentence is left over from a step that is gone", () => {
  const known = new Set(
    workflows.flatMap((workflow) => toldBy(workflow as Told).map((step) => `${workflow.name}.${step}`)),
  );
  // Told by commands that are no steps.
  for (const kind of [
    "contact-point.review",
    "leak-report.ask",
    "enterprise.invite",
    "enterprise.absorb",
    "enterprise.release",
    "enterprise.moved",
    "enterprise.deregistered",
    "enterprise.revoked",
    "enterprise.restored",
    "enterprise.branch",
    "enterprise.independent",
    "enterprise.struck",
    "cluster.closed",
    "cluster.reopened",
    "complaint.message",
    "complaint.supplement",
    "join-request.asked",
    "join-request.admitted",
    "join-request.refused",
    "join-request.owner",
    "join-request.claimed",
    "join-request.claim-admitted",
    "join-request.claim-refused",
    "visit.recusal",
    "demonstration-site.objection",
    "duty.granted",
    "duty.ended",
    "circular.sent",
    "export.ready",
    "export.fail",
  ])
    known.add(kind);
  const written = Object.entries(chinese.kinds).flatMap(([name, steps]) =>
    Object.keys(steps).map((step) => `${name}.${step}`),
  );
  expect(written.filter((kind) => !known.has(kind))).toEqual([]);
});
