"use server";

import { defineAction } from "@/platform/action";
import {
  acceptFiling,
  answerFiling,
  applicationTypedFaults,
  confirmFiling,
  endFiling,
  fileForFirm,
  registerForFirm,
  registrationTypedFaults,
  signFiling,
} from "./commands";
import { filingAnsweredPath, filingPath } from "./paths";
import {
  answerFilingInput,
  confirmFilingInput,
  endFilingInput,
  fileForFirmInput,
  registerForFirmInput,
  signFilingInput,
} from "./schema";

export const fileForFirmAction = defineAction({
  name: "file-for-firm",
  words: "contactPoints",
  schema: fileForFirmInput,
  command: fileForFirm,
  besides: applicationTypedFaults,
  to: ({ filingId }) => filingPath(filingId),
  done: "typed",
});

export const registerForFirmAction = defineAction({
  name: "register-for-firm",
  words: "accounts",
  schema: registerForFirmInput,
  command: registerForFirm,
  besides: registrationTypedFaults,
  to: ({ filingId }) => filingPath(filingId),
  done: "typed",
});

export const signFilingAction = defineAction({
  name: "sign-filing",
  words: "counter",
  schema: signFilingInput,
  command: signFiling,
  to: ({ filingId }) => filingPath(filingId),
  done: "signed",
});

export const confirmFilingAction = defineAction({
  name: "confirm-filing",
  words: "counter",
  schema: confirmFilingInput,
  command: confirmFiling,
  to: ({ filingId }) => filingPath(filingId),
  done: "confirmed",
});

export const acceptFilingAction = defineAction({
  name: "accept-filing",
  words: "counter",
  schema: confirmFilingInput,
  command: acceptFiling,
  to: ({ filingId }) => filingPath(filingId),
  done: "accepted",
});

export const endFilingAction = defineAction({
  name: "end-filing",
  words: "counter",
  schema: endFilingInput,
  command: endFiling,
  to: ({ filingId }) => filingPath(filingId),
});

export const answerFilingAction = defineAction({
  name: "answer-filing",
  words: "accounts",
  schema: answerFilingInput,
  command: answerFiling,
  to: ({ answered }) => filingAnsweredPath(answered),
  open: true,
  system: true,
  door: "forms",
  secrets: ["token", "password"],
});
