"use server";

import { defineAction } from "@/platform/action";
import { contactPointPath } from "../paths";
import { judgeAdmission, noteItem, removeAdmissionFile } from "./commands";
import { admissionItemPath } from "./paths";
import { judgeAdmissionInput, noteItemInput, removeFileInput } from "./schema";

export const noteItemAction = defineAction({
  name: "note-admission-item",
  words: "admission",
  schema: noteItemInput,
  command: noteItem,
  to: ({ contactPointId }) => `${contactPointPath(contactPointId)}#checklist`,
  done: "noted",
});

export const removeAdmissionFileAction = defineAction({
  name: "remove-admission-file",
  words: "admission",
  schema: removeFileInput,
  command: removeAdmissionFile,
  to: ({ contactPointId, item }) => admissionItemPath(contactPointId, item),
  done: "removed",
});

export const judgeAdmissionAction = defineAction({
  name: "judge-admission",
  words: "admission",
  schema: judgeAdmissionInput,
  command: judgeAdmission,
  to: ({ contactPointId }) => contactPointPath(contactPointId),
  done: "judged",
});
