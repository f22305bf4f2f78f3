import type { Job } from "@/platform/jobs";
import { tidyAccountsJob } from "./accounts/jobs";
import { sealDayJob } from "./audit-trail/jobs";
import { caseWorkflow } from "./cases/workflow";
import { clueWorkflow } from "./clues/workflow";
import { tellCircularsJob } from "./clusters/circulars/jobs";
import { complaintWorkflow } from "./complaints/workflow";
import { counterWorkflow } from "./contact-points/counter/workflow";
import { leakWorkflow } from "./contact-points/leaks/workflow";
import { expireContactChangesJob } from "./contact-points/liaisons/jobs";
import { contactChangeWorkflow } from "./contact-points/liaisons/workflow";
import { contactPointWorkflow } from "./contact-points/workflow";
import { expireSitesJob } from "./demonstration-sites/jobs";
import { siteWorkflow } from "./demonstration-sites/workflow";
import { foldTalliesJob } from "./desks/jobs";
import { applyImportsJob } from "./enterprises/imports/jobs";
import { importWorkflow } from "./enterprises/imports/workflow";
import { undoImportsJob } from "./enterprises/undoing/jobs";
import { enterpriseWorkflow } from "./enterprises/workflow";
import { sweepUploadsJob } from "./evidence/jobs";
import { makeExportsJob } from "./export-job";
import { articleWorkflow } from "./information-centre/articles/workflow";
import { deliverMailJob } from "./notifications/mails/jobs";
import { outcomeValueWorkflow } from "./outcomes/workflow";
import { referralWorkflow } from "./referrals/workflow";
import { forgetFormKeysJob, selfCheckJob } from "./settings/jobs";
import { recountJob } from "./time-limits/jobs";
import { transferWorkflow } from "./transfers/workflow";
import { adviceWorkflow } from "./visits/advice/workflow";
import { drawWorkflow } from "./visits/draws/workflow";
import { planVisitsJob } from "./visits/jobs";
import { visitWorkflow } from "./visits/workflow";

/** All workflows, for tests, for docs/rules and for the page that says who may do what. */
export const workflows = [
  enterpriseWorkflow,
  contactPointWorkflow,
  siteWorkflow,
  complaintWorkflow,
  caseWorkflow,
  referralWorkflow,
  visitWorkflow,
  adviceWorkflow,
  leakWorkflow,
  contactChangeWorkflow,
  counterWorkflow,
  importWorkflow,
  articleWorkflow,
  outcomeValueWorkflow,
  drawWorkflow,
  clueWorkflow,
  transferWorkflow,
] as const;

/** All jobs that the portal does by itself. */
export const jobs: readonly Job[] = [
  sealDayJob,
  recountJob,
  selfCheckJob,
  forgetFormKeysJob,
  deliverMailJob,
  tidyAccountsJob,
  foldTalliesJob,
  expireSitesJob,
  expireContactChangesJob,
  sweepUploadsJob,
  planVisitsJob,
  tellCircularsJob,
  applyImportsJob,
  undoImportsJob,
  makeExportsJob,
];
