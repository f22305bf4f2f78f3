import { enterprisePath } from "../paths";

/** One correction: what was changed, who asked, and the paper. */
export function correctionPath(enterpriseId: string, changeId: string): string {
  return `${enterprisePath(enterpriseId)}/corrections/${changeId}`;
}

export function paperUploadPath(enterpriseId: string, changeId: string): string {
  return `/api/change-papers?enterprise=${enterpriseId}&change=${changeId}`;
}

export function paperPath(paperId: string): string {
  return `/api/change-papers/${paperId}`;
}
