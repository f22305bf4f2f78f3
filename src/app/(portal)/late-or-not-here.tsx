import { headers } from "next/headers";
import { answerOf } from "@/platform/request";
import { notHere } from "@/platform/session";
import { LateScreen } from "@/ui/late-screen";

/**
 * For a page whose record its reader sees no more. Whoever has just posted a form of it without a script, and came too late, gets what he typed
 * and who was faster; everybody else is told that there is nothing.
 */
export async function lateOrNotHere() {
  const answer = answerOf(await headers());
  if (answer?.kind !== "refused" && answer?.kind !== "overtaken") return notHere();
  return <LateScreen sentence={answer.sentence} values={answer.values ?? {}} />;
}
