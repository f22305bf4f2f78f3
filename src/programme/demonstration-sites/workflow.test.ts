import { anyOfficial, cast } from "@tests/support/cast";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decide, faultsIn, matrixOf } from "@/kernel/workflow";
import { maySeeScores } from "./policy";
import { SITE_STATUSES, type SiteSubject, siteWorkflow } from "./workflow";

const siteIn = (status: string, over: Partial<SiteSubject> = {}): SiteSubject => ({
  id: "s",
  status,
  version: 1,
  enterpriseId: "e",
  divisionCode: "330402",
  contactPointStatus: "active",
  signedScores: 2,
  meanScore: 85,
  noticeEnded: true,
  validityEnded: true,
  ...over,
});

test("the table is sound", () => expect(faultsIn(siteWorkflow)).toEqual([]));

test("who may do what, when", () =>
  expect(matrixOf(siteWorkflow, cast, siteIn)).toMatchInlineSnapshot(`
  "applied:
    owner          –
    member         –
    other firm     –
    county         recommend return
    other county   –
    county intake  –
    city office    recommend return
    coordinator    –
    reviewer       –
    police         –
    system         –
    public         –
  returned:
    owner          resubmit
    member         resubmit
    other firm     –
    county         –
    other county   –
    county intake  –
    city office    –
    coordinator    –
    reviewer       –
    police         –
    system         –
    public         –
  recommended:
    owner          –
    member         –
    other firm     –
    county         –
    other county   –
    county intake  –
    city office    –
    coordinator    –
    reviewer       conclude
    police         –
    system         –
    public         –
  scored:
    owner          –
    member         –
    other firm     –
    county         –
    other county   –
    county intake  –
    city office    –
    coordinator    announce refuse
    reviewer       –
    police         –
    system         –
    public         –
  in_notice:
    owner          –
    member         –
    other firm     –
    county         –
    other county   –
    county intake  –
    city office    –
    coordinator    award refuse
    reviewer       –
    police         –
    system         –
    public         –
  awarded:
    owner          –
    member         –
    other firm     –
    county         –
    other county   –
    county intake  –
    city office    –
    coordinator    revoke
    reviewer       –
    police         –
    system         expire
    public         –
  refused:
    owner          –
    member         –
    other firm     –
    county         –
    other county   –
    county intake  –
    city office    –
    coordinator    –
    reviewer       –
    police         –
    system         –
    public         –
  revoked:
    owner          –
    member         –
    other firm     –
    county         –
    other county   –
    county intake  –
    city office    –
    coordinator    –
    reviewer       –
    police         –
    system         –
    public         –
  expired:
    owner          –
    member         –
    other firm     –
    county         –
    other county   –
    county intake  –
    city office    –
    coordinator    –
    reviewer       –
    police         –
    system         –
    public         –"
`));

test.each([
  ["recommend", cast.county, siteIn("applied", { contactPointStatus: "suspended" }), "contact-point-not-active"],
  ["conclude", cast.reviewer, siteIn("recommended", { signedScores: 1 }), "second-score-missing"],
  ["announce", cast.coordinator, siteIn("scored", { meanScore: 79.5 }), "below-pass-mark"],
  ["announce", cast.coordinator, siteIn("scored", { meanScore: null }), "below-pass-mark"],
  ["award", cast.coordinator, siteIn("in_notice", { noticeEnded: false }), "notice-running"],
  ["expire", cast.system, siteIn("awarded", { validityEnded: false }), "still-valid"],
] as const)("%s: not yet, and why", (step, actor, site, refusal) => {
  expect(decide(siteWorkflow, step, actor, site)).toEqual({ ok: false, refusal });
});

test("nobody outside the market regulator takes a step or sees a score", () => {
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
