/** A list of more rows isn't made while its reader waits. */
export const MOST_AT_ONCE = 5_000;
/** How long a file lies ready, in days. */
export const KEPT_DAYS = 7;
/** The job that makes the files. */
export const EXPORT_JOB = "make-exports";
