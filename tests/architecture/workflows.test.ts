import { readdirSync, readFileSync } from "node:fs";
import * as db from "@db";
import { timeLimits } from "@seed/reference/time-limits";
import { expect, test } from "vitest";
import { DEPARTMENT_KINDS, DUTIES } from "@/kernel/actor";
import { CLOCK_UNITS } from "@/kernel/clocks";
import { type ClockEffects, faultsIn, type StepBasis } from "@/kernel/workflow";
import { CASE_OUTCOMES, CASE_STATUSES } from "@/programme/cases/workflow";
import { workflows } from "@/programme/catalogue";
import { COMPLAINT_STATUSES } from "@/programme/complaints/workflow";
import { CANDIDATE_REASONS } from "@/programme/contact-points/candidates/policy";
import { COUNTER_FILING_STATUSES } from "@/programme/contact-points/counter/workflow";
import { REVIEW_OUTCOMES } from "@/programme/contact-points/reviews/schema";
import { EXIT_GROUNDS } from "@/programme/contact-points/schema";
import { SERVICE_CODES } from "@/programme/contact-points/services/policy";
import { CONTACT_POINT_STATUSES } from "@/programme/contact-points/workflow";
import { SITE_STATUSES } from "@/programme/demonstration-sites/workflow";
import { IMPORT_STATUSES } from "@/programme/enterprises/imports/workflow";
import { ENTERPRISE_STATUSES } from "@/programme/enterprises/workflow";
import { ARTICLE_CHANNELS, ARTICLE_STATUSES, ARTICLE_TOPICS } from "@/programme/information-centre/articles/workflow";
import { COUNTS, FREQUENCIES, MEASURES } from "@/programme/outcomes/policy";
import { OUTCOME_VALUE_STATUSES } from "@/programme/outcomes/workflow";
import { REFERRAL_KINDS, REFERRAL_STATUSES } from "@/programme/referrals/workflow";
import { ADVICE_STATUSES } from "@/programme/visits/advice/workflow";
import { VISIT_GROUNDS, VISIT_PURPOSES, VISIT_SIGNINGS, VISIT_STATUSES } from "@/programme/visits/workflow";
import { ruleSheets } from "../../scripts/rule-sheets";
import { readSources } from "./source";

test("the article of a step is cited in Chinese and named in English", () => {
  const cited = workflows.flatMap(({ steps }) =>
    Object.values<{ readonly to: string; readonly basis?: StepBasis }>(steps).flatMap(({ basis }) => basis ?? []),
  );
  expect(cited.length).toBeGreaterThan(0);
  for (const basis of cited)
    expect(basis).toEqual({
      "zh-CN": expect.stringMatching(/\p{Script=Han}/u),
      en: expect.stringMatching(/^\P{Script=Han}+$/u),
    });
});

test("every table is sound: no status out of reach, no dead end, no step that nobody may take", () => {
  const [
    enterprise,
    point,
    site,
    complaint,
    found,
    referral,
    visit,
    advice,
    leak,
    change,
    counter,
    list,
    article,
    value,
    draw,
    clue,
    transfer,
  ] = workflows;
  expect(
    [
      faultsIn(enterprise),
      faultsIn(point),
      faultsIn(site),
      faultsIn(complaint),
      faultsIn(found),
      faultsIn(referral),
      faultsIn(visit),
      faultsIn(advice),
      faultsIn(leak),
      faultsIn(change),
      faultsIn(counter),
      faultsIn(list),
      faultsIn(article),
      faultsIn(value),
      faultsIn(draw),
      faultsIn(clue),
      faultsIn(transfer),
    ].flat(),
  ).toEqual([]);
});

test("every workflow is in the catalogue", () => {
  const folders = readdirSync("src/programme", { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith("/workflow.ts"),
  );
  expect(workflows).toHaveLength(folders.length);
});

test("of a workflow whose terms are officials' no page asks for the steps alone: its forms ask from the start why a term was missed", () => {
  const sources = readSources();
  const meeting = sources.flatMap(({ path, text }) =>
    path.endsWith("/workflow.ts") && text.includes("meet:") && !text.includes("firmsClocks:")
      ? [...text.matchAll(/export const (\w+Workflow)\b/g)].map(([, name = ""]) => name)
      : [],
  );
  expect(meeting.length).toBeGreaterThan(5);
  // The firm's own page of its complaint: a firm is never asked.
  const firms = "src/app/(portal)/complaints/[complaintId]/page.tsx";
  const alone = sources.flatMap(({ path, text }) =>
    path === firms
      ? []
      : meeting.filter((name) => text.includes(`stepsFor(${name},`)).map((name) => `${path}: ${name}`),
  );
  expect(alone).toEqual([]);
});

test("every clock of a table has a time limit, from the first day of the programme to this day and on", () => {
  const kindsOf = (effects: ClockEffects<string> | undefined): readonly string[] => Object.values(effects ?? {}).flat();
  const used = workflows.flatMap((workflow) => {
    const clocks = [workflow.start, ...Object.values(workflow.steps)].flatMap((step) =>
      kindsOf("clocks" in step ? step.clocks : undefined),
    );
    const limits =
      "limitOf" in workflow
        ? REFERRAL_KINDS.flatMap((kind) => clocks.map((clock) => `${kind.replace("_", "-")}-${clock}`))
        : clocks;
    return [...new Set(limits)];
  });
  const missing = [...new Set(used)].flatMap((kind) =>
    ["2014-12-15", "2016-11-24", "2019-03-31", "2019-04-01", "2026-11-24"]
      .filter(
        (day) =>
          !timeLimits.some(
            (limit) =>
              limit.kind === kind && limit.validFrom <= day && (limit.validTo === null || day <= limit.validTo),
          ),
      )
      .map((day) => `${kind} on ${day}`),
  );
  expect(missing).toEqual([]);
});

test("the database knows the same names as the code", () => {
  const pairs: readonly (readonly [object, readonly string[]])[] = [
    [db.EnterpriseStatus, ENTERPRISE_STATUSES],
    [db.EnterpriseImportStatus, IMPORT_STATUSES],
    [db.CounterFilingStatus, COUNTER_FILING_STATUSES],
    [db.ContactPointStatus, CONTACT_POINT_STATUSES],
    [db.SiteStatus, SITE_STATUSES],
    [db.ComplaintStatus, COMPLAINT_STATUSES],
    [db.CaseStatus, CASE_STATUSES],
    [db.CaseOutcome, CASE_OUTCOMES],
    [db.ReferralStatus, REFERRAL_STATUSES],
    [db.ReferralKind, REFERRAL_KINDS],
    [db.VisitStatus, VISIT_STATUSES],
    [db.VisitPurpose, VISIT_PURPOSES],
    [db.VisitGround, VISIT_GROUNDS],
    [db.VisitSigning, VISIT_SIGNINGS],
    [db.VisitAdviceStatus, ADVICE_STATUSES],
    [db.ArticleStatus, ARTICLE_STATUSES],
    [db.ArticleChannel, ARTICLE_CHANNELS],
    [db.ArticleTopic, ARTICLE_TOPICS],
    [db.CandidateReason, CANDIDATE_REASONS],
    [db.ServiceCode, SERVICE_CODES],
    [db.PointReviewOutcome, REVIEW_OUTCOMES],
    [db.PointExitGround, EXIT_GROUNDS],
    [db.OutcomeValueStatus, OUTCOME_VALUE_STATUSES],
    [db.OutcomeFrequency, FREQUENCIES],
    [db.OutcomeMeasure, MEASURES],
    [db.OutcomeCount, COUNTS],
    [db.Duty, DUTIES],
    [db.DepartmentKind, DEPARTMENT_KINDS],
    [db.ClockUnit, CLOCK_UNITS],
  ];
  for (const [known, names] of pairs) expect(Object.values(known)).toEqual(names);
});

test("the published rules are those of the tables: npm run rules", () => {
  const published = new Map(
    readdirSync("docs/rules").map((name) => [name, readFileSync(`docs/rules/${name}`, "utf8")]),
  );
  expect(Object.fromEntries(published)).toEqual(Object.fromEntries(ruleSheets()));
});
