"use server";

import { defineAction } from "@/platform/action";
import { addNote, fileComplaint, moveCase } from "./commands";
import { casePath } from "./paths";
import { addNoteInput, fileComplaintInput, takeCaseStepInput } from "./schema";

export const fileComplaintAction = defineAction({
  name: "file-complaint",
  words: "cases",
  schema: fileComplaintInput,
  command: fileComplaint,
  to: ({ caseId }) => casePath(caseId),
});

export const takeCaseStepAction = defineAction({
  name: "move-case",
  words: "cases",
  schema: takeCaseStepInput,
  command: moveCase,
  to: ({ caseId }) => casePath(caseId),
});

export const addNoteAction = defineAction({
  name: "add-note",
  words: "cases",
  schema: addNoteInput,
  command: addNote,
  to: ({ caseId }) => `${casePath(caseId, "history")}#notes`,
});
