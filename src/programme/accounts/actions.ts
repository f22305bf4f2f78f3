"use server";

import { setTimeout as wait } from "node:timers/promises";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type FormState, valuesOf } from "@/kernel/form-state";
import { Refusal } from "@/kernel/refusal";
import { defineAction, sentBack, turnedAway } from "@/platform/action";
import { foundWrong, inputOf } from "@/platform/form-answer";
import { visitorOf } from "@/platform/request";
import { sentencesFor } from "@/platform/sentences";
import { keepSession } from "@/platform/session";
import { endAllSessions, endOtherSessions, endSession, signIn } from "./commands";
import { askReset, changePassword, passwordChangeFaults, setPassword } from "./passwords/commands";
import { accountPath, returnPath, signInPath } from "./paths";
import {
  askResetInput,
  changePasswordInput,
  endAllSessionsInput,
  endSessionInput,
  setPasswordInput,
  signInInput,
} from "./schema";

/** The page's own door: works without a script. The other one is next-auth's. */
export async function signInAction(_state: FormState, form: FormData): Promise<FormState> {
  const values = valuesOf(form, ["password"]);
  const input = signInInput.safeParse(inputOf(form));
  if (!input.success) return sentBack(await foundWrong("accounts", input.error, { form, values }));
  const { username, password, next } = input.data;
  const refused = async (code: string) =>
    sentBack({ kind: "refused", code, sentence: await sentencesFor("accounts", "refusals", code), values });
  try {
    const turned = await turnedAway("sign-in", values);
    if (turned) return await sentBack(turned);
    const answer = await signIn({ username, password, ...visitorOf(await headers()) });
    if (!answer.ok) {
      await wait(answer.holdMilliseconds);
      return await refused(answer.refusal);
    }
    await keepSession(answer.sessionId, answer.expiresAt);
  } catch (error) {
    if (error instanceof Refusal) return refused(error.code);
    throw error;
  }
  redirect(returnPath(next));
}

const askResetInTransaction = defineAction({
  name: "ask-password",
  words: "accounts",
  schema: askResetInput,
  command: askReset,
  open: true,
  door: "forms",
  system: true,
  done: "reset-asked",
});

/** Answers no sooner than after a while that covers the work for an account that exists: the time tells nothing either. */
export async function askResetAction(state: FormState, form: FormData): Promise<FormState> {
  const [answer] = await Promise.all([askResetInTransaction(state, form), wait(400)]);
  return answer;
}

export const setPasswordAction = defineAction({
  name: "set-password",
  words: "accounts",
  schema: setPasswordInput,
  command: setPassword,
  open: true,
  door: "forms",
  system: true,
  secrets: ["password"],
  to: () => signInPath(),
  done: "password-set",
});

export const changePasswordAction = defineAction({
  name: "change-password",
  words: "accounts",
  schema: changePasswordInput,
  command: changePassword,
  besides: passwordChangeFaults,
  secrets: ["current", "password"],
  to: () => accountPath,
  done: "password-changed",
});

export const endSessionAction = defineAction({
  name: "end-session",
  words: "accounts",
  schema: endSessionInput,
  command: endSession,
  to: () => accountPath,
  done: "session-ended",
});

export const endOtherSessionsAction = defineAction({
  name: "end-other-sessions",
  words: "accounts",
  schema: endAllSessionsInput,
  command: endOtherSessions,
  to: () => accountPath,
  done: "others-ended",
});

export const endAllSessionsAction = defineAction({
  name: "end-all-sessions",
  words: "accounts",
  schema: endAllSessionsInput,
  command: endAllSessions,
  signsOut: true,
  to: () => signInPath(),
  done: "signed-out",
});
