/** A firm's own: its latest result and its history. */
export const ownAssessmentPath = "/self-assessment";
/** The questions. */
export const answerPath = "/self-assessment/new";

/** One result, of any time. */
export function assessmentPath(assessmentId: string): string {
  return `/self-assessment/${assessmentId}`;
}

/** The questions of a version; without one those that are asked today. */
export function questionsPath(version?: number): string {
  return version ? `/self-assessment/questions?version=${version}` : "/self-assessment/questions";
}
/** The coordinator's form of the next version. */
export const writeQuestionsPath = "/self-assessment/questions/edit";
