/** Runs once in each server process before it answers; a portal that is set up wrongly must not answer at all. */
export async function register(): Promise<void> {
  // Next compiles this file for other runtimes too, and cuts the branch away by this very comparison.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const [{ boot }, { Misconfigured }, { jobs }] = await Promise.all([
      import("@/platform/boot"),
      import("@/platform/env"),
      import("@/programme/catalogue"),
    ]);
    try {
      await boot(jobs);
    } catch (error) {
      console.error(error instanceof Misconfigured ? `✖ ${error.message}` : error);
      process.exit(1);
    }
  }
}
