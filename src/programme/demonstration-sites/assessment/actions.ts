"use server";

import { defineAction } from "@/platform/action";
import { assessmentPath } from "../paths";
import { answerItem, removeProof } from "./commands";
import { answerItemInput, removeProofInput } from "./schema";

export const answerItemAction = defineAction({
  name: "answer-site-item",
  words: "demonstrationSites",
  schema: answerItemInput,
  command: answerItem,
  to: ({ siteId }) => assessmentPath(siteId),
  done: "answered",
});

export const removeProofAction = defineAction({
  name: "remove-site-proof",
  words: "demonstrationSites",
  schema: removeProofInput,
  command: removeProof,
  to: ({ siteId, itemKey }) => assessmentPath(siteId, itemKey),
  done: "proof-removed",
});
