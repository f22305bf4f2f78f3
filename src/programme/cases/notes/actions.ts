"use server";

import { defineAction } from "@/platform/action";
import { casePath } from "../paths";
import { addNote } from "./commands";
import { addNoteInput } from "./schema";

export const addNoteAction = defineAction({
  name: "add-note",
  words: "cases",
  schema: addNoteInput,
  command: addNote,
  to: ({ caseId }) => casePath(caseId, "history"),
  done: "noted",
});
