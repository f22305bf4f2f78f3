/** A firm's own: its latest result and its history. */
export const ownAssessmentPath = "/self-assessment";
/** The questions. */
export const answerPath = "/self-assessment/new";

/** One result, of any time. */
export function assessmentPath(assessmentId: string): string {
  return `/self-assessment/${assessmentId}`;
}
