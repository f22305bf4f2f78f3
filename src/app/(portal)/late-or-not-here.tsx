import { headers } from "next/headers";
import { answerOf } from "@/platform/request";
import { sentencesFor } from "@/platform/sentences";
import { notHere } from "@/platform/session";
import { LateNotice, LateScreen } from "@/ui/late-screen";

/**
 * For a page whose record its reader sees no more, or no more to be written. Whoever has just posted a form of it without a script, and came too late,
 * gets what he typed and who was faster; everybody else is told that there is nothing.
 */
export async function lateOrNotHere() {
  return lateOr(notHere);
}

/** The same where everybody else is led to the record. */
export async function lateOr<Otherwise>(otherwise: () => Otherwise) {
  const late = await lateAnswer();
  return late ? <LateScreen {...late} /> : otherwise();
}

type CameLateProps = {
  /** The steps of which this page has forms: one of those says itself what was answered. None: the form was another page's. */
  readonly open?: readonly { readonly name: string }[] | undefined;
};

/** The same above a record that is there, and no more at the step whose form was posted. */
export async function CameLate({ open }: CameLateProps) {
  const late = await lateAnswer();
  const step = late?.values.step;
  const isSaid = open && (step === undefined || open.some(({ name }) => name === step));
  return late && !isSaid ? <LateNotice {...late} /> : null;
}

/** What this request posted to a page that hasn't its form any more. */
async function lateAnswer() {
  const answer = answerOf(await headers());
  if (answer === undefined || !("values" in answer)) return undefined;
  const values = answer.values ?? {};
  // What was wrong in it says nothing where it can't be mended.
  const sentence =
    answer.kind === "invalid" ? await sentencesFor("ui", "refusals", "wrong-status", {}) : answer.sentence;
  return sentence && { sentence, values, labels: "labels" in answer ? answer.labels : undefined };
}
