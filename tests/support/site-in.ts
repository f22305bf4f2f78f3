import type { SiteSubject } from "@/programme/demonstration-sites/workflow";
import { anOfficial, cast } from "./cast";

/** A site for tables: with nothing in its way but what a test puts there, and the people of every matrix. */

export const signed = (part: "reviewer" | "panel", personId: string) => ({
  personId,
  part,
  declared: true,
  recused: false,
  pending: false,
});

export const siteIn = (status: string, over: Partial<SiteSubject> = {}): SiteSubject => ({
  id: "s",
  status,
  version: 1,
  enterpriseId: "e",
  divisionCode: "330402",
  contactPointStatus: "active",
  inBusiness: true,
  recommendedById: null,
  openItems: 0,
  missingParticulars: 0,
  seats: [signed("reviewer", "p-r1"), signed("reviewer", "p-r2"), ...["a", "b", "c"].map((id) => signed("panel", id))],
  spread: 3,
  allowedSpread: 10,
  shortfall: undefined,
  votes: { for: 3, against: 0, abstain: 0 },
  panelMajority: 50,
  noticeEnded: true,
  openObjections: 0,
  upheldObjections: 0,
  visitWaits: false,
  rectified: true,
  checkOverdue: false,
  reassessedById: "p-other",
  reassessmentProofs: 1,
  termEnding: true,
  validityEnded: false,
  ...over,
});

/** The people of every matrix, and who is named for this site. */
export const people = {
  ...cast,
  leader: anOfficial({ duties: ["bureau_leader"] }),
  expert: anOfficial({ personId: "p-r1", departmentKind: "science_tech", duties: ["site_reviewer"] }),
  "other expert": anOfficial({ personId: "p-r9", departmentKind: "science_tech", duties: ["site_reviewer"] }),
};
