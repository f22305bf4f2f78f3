"use server";

import { defineAction } from "@/platform/action";
import { objectionAnswerPath, sitePath } from "../paths";
import { answerObjection, objectToSite } from "./commands";
import { answerObjectionInput, objectInput } from "./schema";

export const objectToSiteAction = defineAction({
  name: "object-to-site",
  words: "demonstrationSites",
  schema: objectInput,
  command: objectToSite,
  to: ({ code }) => objectionAnswerPath(code),
  open: true,
  system: true,
  secrets: ["name", "contact"],
});

export const answerObjectionAction = defineAction({
  name: "answer-site-objection",
  words: "demonstrationSites",
  schema: answerObjectionInput,
  command: answerObjection,
  to: ({ siteId }) => sitePath(siteId),
});
