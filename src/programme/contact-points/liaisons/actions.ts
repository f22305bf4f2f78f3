"use server";

import { defineAction } from "@/platform/action";
import { contactPointPath } from "../paths";
import { answerContactChange, askContactChange, withdrawContactChange } from "./commands";
import { contactAnsweredPath } from "./paths";
import { answerContactChangeInput, askContactChangeInput, withdrawContactChangeInput } from "./schema";

const words = "liaisons";

export const askContactChangeAction = defineAction({
  name: "ask-contact-change",
  words,
  schema: askContactChangeInput,
  command: askContactChange,
  to: ({ contactPointId }) => contactPointPath(contactPointId),
  done: ({ asked }) => ({ code: asked ? "asked" : "corrected", params: {} }),
});

export const withdrawContactChangeAction = defineAction({
  name: "withdraw-contact-change",
  words,
  schema: withdrawContactChangeInput,
  command: withdrawContactChange,
  to: ({ contactPointId }) => contactPointPath(contactPointId),
  done: "withdrawn",
});

export const answerContactChangeAction = defineAction({
  name: "answer-contact-change",
  words,
  schema: answerContactChangeInput,
  command: answerContactChange,
  to: ({ answered }) => contactAnsweredPath(answered),
  open: true,
  system: true,
  door: "forms",
  secrets: ["token"],
});
