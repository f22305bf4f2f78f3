"use server";

import { defineAction } from "@/platform/action";
import { closeClue, endClue, handOverClue, openClue } from "./commands";
import { cluePath } from "./paths";
import { closeClueInput, endClueInput, handOverClueInput, openClueInput } from "./schema";

const words = "clues";

export const handOverClueAction = defineAction({
  name: "hand-over-clue",
  words,
  schema: handOverClueInput,
  command: handOverClue,
  to: ({ clueId }) => cluePath(clueId),
  done: "handed-over",
});

export const endClueAction = defineAction({
  name: "end-clue",
  words,
  schema: endClueInput,
  command: endClue,
  to: ({ clueId }) => cluePath(clueId),
});

export const openClueAction = defineAction({
  name: "open-clue",
  words,
  schema: openClueInput,
  command: openClue,
  pass: ({ clueId, purpose }) => ({ page: cluePath(clueId), recordId: clueId, purpose }),
  to: ({ clueId }) => cluePath(clueId),
});

export const closeClueAction = defineAction({
  name: "close-clue",
  words,
  schema: closeClueInput,
  command: closeClue,
  pass: ({ clueId }) => ({ page: cluePath(clueId), recordId: clueId, purpose: null }),
  to: ({ clueId }) => cluePath(clueId),
});
