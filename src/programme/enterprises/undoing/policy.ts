/** The job that undoes lists of which somebody asked it. */
export const UNDO_JOB = "undo-enterprise-imports";
