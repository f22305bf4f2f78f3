import type { Instrumentation } from "next";

/** Runs once in each server process before it answers; a portal that is set up wrongly must not answer at all. */
export async function register(): Promise<void> {
  // Next compiles this file for other runtimes too, and cuts the branch away by this very comparison.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const [
      { boot },
      { Misconfigured },
      { standBefore },
      { takeOverConsole },
      { stopWhenAsked },
      { jobs },
      { busyPage, lastResort },
    ] = await Promise.all([
      import("@/platform/boot"),
      import("@/platform/env"),
      import("@/platform/front"),
      import("@/platform/log"),
      import("@/platform/stop"),
      import("@/programme/catalogue"),
      import("@/ui/last-resort"),
    ]);
    standBefore({
      notFound: "/not-found",
      signedOut: "/signed-out",
      failed: (reference) => `/failed?reference=${reference}`,
      unread: "/failed?form=unread",
      lastResort,
      busy: busyPage,
    });
    if (process.env.NODE_ENV === "production") stopWhenAsked();
    try {
      await boot(jobs);
    } catch (error) {
      console.error(error instanceof Misconfigured ? `✖ ${error.message}` : error);
      process.exit(1);
    }
    if (process.env.NODE_ENV === "production") takeOverConsole();
  }
}

/** Hears of every error that the framework caught. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME === "nodejs") (await import("@/platform/wordless-answer")).noteFailure(error, request);
};
