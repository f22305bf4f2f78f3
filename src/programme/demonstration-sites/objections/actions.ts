"use server";

import { defineAction } from "@/platform/action";
import { objectionAnswerPath, objectionCookie, sitePath } from "../paths";
import { answerObjection, askAnswer, objectToSite } from "./commands";
import { answerObjectionInput, askAnswerInput, objectInput } from "./schema";

export const objectToSiteAction = defineAction({
  name: "object-to-site",
  words: "demonstrationSites",
  schema: objectInput,
  command: objectToSite,
  short: ({ code }) => objectionCookie(code),
  to: () => objectionAnswerPath,
  open: true,
  system: true,
  door: "objections",
});

export const askAnswerAction = defineAction({
  name: "ask-objection-answer",
  words: "demonstrationSites",
  schema: askAnswerInput,
  command: askAnswer,
  short: ({ code }) => objectionCookie(code),
  to: () => objectionAnswerPath,
  open: true,
  system: true,
  door: "forms",
});

export const answerObjectionAction = defineAction({
  name: "answer-site-objection",
  words: "demonstrationSites",
  schema: answerObjectionInput,
  command: answerObjection,
  to: ({ siteId }) => sitePath(siteId),
  done: "objection-answered",
});
