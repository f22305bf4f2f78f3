"use server";

import { setTimeout as wait } from "node:timers/promises";
import type { FormState } from "@/kernel/form-state";
import { defineAction } from "@/platform/action";
import { signInPath } from "../paths";
import { register, registrationFaults, verifyMail } from "./commands";
import { registerInput, verifyMailInput } from "./schema";

const registerInTransaction = defineAction({
  name: "register",
  words: "accounts",
  schema: registerInput,
  command: register,
  besides: registrationFaults,
  open: true,
  door: "forms",
  system: true,
  secrets: ["password"],
  to: () => "/register/sent",
});

/** Answers no sooner than after a while that covers the work in every case: the time tells nothing either. */
export async function registerAction(state: FormState, form: FormData): Promise<FormState> {
  const pause = wait(600);
  try {
    return await registerInTransaction(state, form);
  } finally {
    await pause; // also when it ends by leading to the next page
  }
}

export const verifyMailAction = defineAction({
  name: "verify-mail",
  words: "accounts",
  schema: verifyMailInput,
  command: verifyMail,
  open: true,
  door: "forms",
  system: true,
  to: () => signInPath(),
  done: ({ waits }) => ({ code: waits ? "join-asked" : "registered", params: {} }),
});
