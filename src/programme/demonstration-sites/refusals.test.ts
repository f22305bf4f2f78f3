import { anyOfficial, cast } from "@tests/support/cast";
import { people, signed, siteIn } from "@tests/support/site-in";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "@/kernel/workflow";
import { maySeeScores } from "./policy";
import { SITE_STATUSES, siteWorkflow } from "./workflow";

test.each([
  ["submit", cast.owner, siteIn("draft", { openItems: 1, missingParticulars: 1 }), "particulars-incomplete"],
  ["submit", cast.owner, siteIn("draft", { openItems: 1 }), "self-assessment-incomplete"],
  ["submit", cast.owner, siteIn("draft", { contactPointStatus: "suspended" }), "contact-point-not-active"],
  ["recommend", cast.county, siteIn("applied", { contactPointStatus: "suspended" }), "contact-point-not-active"],
  [
    "conclude",
    people.expert,
    siteIn("on_site", { seats: [signed("reviewer", "p-r1"), { ...signed("reviewer", "p-r2"), pending: true }] }),
    "second-score-missing",
  ],
  [
    "conclude",
    people.expert,
    siteIn("on_site", { seats: [signed("reviewer", "p-r1"), { ...signed("reviewer", "p-r2"), recused: true }] }),
    "second-score-missing",
  ],
  ["conclude", people.expert, siteIn("on_site", { spread: 10.25 }), "scores-differ"],
  ["reconcile", people.expert, siteIn("on_site", { spread: 10 }), "scores-agree"],
  ["convene", cast.coordinator, siteIn("scored", { shortfall: "dimension-below" }), "dimension-below"],
  [
    "advise",
    cast.coordinator,
    siteIn("panel", { seats: [signed("panel", "a"), signed("panel", "b")] }),
    "votes-missing",
  ],
  ["assign", cast.coordinator, siteIn("recommended", { recommendedById: cast.coordinator.personId }), "recommended-it"],
  ["award", cast.coordinator, siteIn("in_notice", { recommendedById: cast.coordinator.personId }), "recommended-it"],
  ["convene", cast.coordinator, siteIn("scored", { contactPointStatus: "exited" }), "contact-point-not-active"],
  ["announce", people.leader, siteIn("meeting", { contactPointStatus: "exited" }), "contact-point-not-active"],
  ["award", cast.coordinator, siteIn("in_notice", { contactPointStatus: "exited" }), "contact-point-not-active"],
  ["award", cast.coordinator, siteIn("in_notice", { inBusiness: false }), "enterprise-ended"],
  ["announce", people.leader, siteIn("meeting", { votes: { for: 0, against: 3, abstain: 0 } }), "panel-against"],
  ["announce", people.leader, siteIn("meeting", { votes: { for: 2, against: 1, abstain: 1 } }), "panel-against"],
  [
    "announce",
    people.leader,
    siteIn("meeting", { votes: { for: 2, against: 1, abstain: 0 }, panelMajority: 67 }),
    "panel-against",
  ],
  ["recuse", people.expert, siteIn("reconciling"), "already-signed"],
  ["award", cast.coordinator, siteIn("in_notice", { noticeEnded: false }), "notice-running"],
  ["award", cast.coordinator, siteIn("in_notice", { openObjections: 1 }), "objection-open"],
  ["award", cast.coordinator, siteIn("in_notice", { upheldObjections: 1 }), "objection-upheld"],
  ["check", cast.county, siteIn("awarded", { visitWaits: true }), "visit-waits"],
  ["rectify", cast.coordinator, siteIn("awarded", { visitWaits: true }), "visit-waits"],
  ["restore", cast.coordinator, siteIn("rectifying", { rectified: false }), "rectification-missing"],
  ["askAgain", cast.coordinator, siteIn("rectifying", { rectified: false }), "rectification-missing"],
  ["renew", cast.coordinator, siteIn("awarded", { termEnding: false }), "too-early"],
  ["renew", cast.coordinator, siteIn("awarded", { reassessedById: null }), "reassessment-missing"],
  ["renew", cast.coordinator, siteIn("awarded", { reassessedById: cast.coordinator.personId }), "own-reassessment"],
  ["renew", people.leader, siteIn("awarded", { checkOverdue: true }), "check-overdue"],
  ["reassess", cast.coordinator, siteIn("awarded", { checkOverdue: true }), "check-overdue"],
  [
    "reassess",
    cast.coordinator,
    siteIn("awarded", { reassessmentProofs: 0, reassessedById: null }),
    "reassessment-proof-missing",
  ],
  ["reassess", cast.coordinator, siteIn("awarded"), "reassessment-waits"],
  ["reassess", cast.coordinator, siteIn("awarded", { contactPointStatus: "suspended" }), "contact-point-not-active"],
  ["turnDown", people.leader, siteIn("awarded", { reassessedById: null }), "reassessment-missing"],
  ["expire", cast.system, siteIn("awarded"), "still-valid"],
] as const)("%s: not yet, and why", (step, actor, site, refusal) => {
  expect(decide(siteWorkflow, step, actor, site)).toEqual({ ok: false, refusal });
});

test("whoever recused himself takes no step, whatever else he is", () => {
  const left = { personId: "p-official", part: "panel" as const, declared: false, recused: true, pending: false };
  for (const status of SITE_STATUSES)
    for (const step of Object.keys(siteWorkflow.steps))
      for (const actor of [people.coordinator, people.leader, people.county])
        expect(decide(siteWorkflow, step, actor, siteIn(status, { seats: [left] })).ok).toBe(false);
});

test("nobody outside the market regulator who wasn't named takes a step or sees a score", () => {
  fc.assert(
    fc.property(
      anyOfficial,
      fc.constantFrom(...SITE_STATUSES),
      fc.constantFrom(...Object.keys(siteWorkflow.steps)),
      (actor, status, step) => {
        fc.pre(actor.departmentKind !== "market_regulation");
        expect(decide(siteWorkflow, step, actor, siteIn(status)).ok).toBe(false);
        expect(maySeeScores(actor, siteIn(status))).toBe(false);
      },
    ),
  );
});
