"use server";

import { defineAction } from "@/platform/action";
import { editChecklist } from "./commands";
import { checklistPath } from "./paths";
import { editChecklistInput } from "./schema";

export const editChecklistAction = defineAction({
  name: "edit-admission-checklist",
  words: "admission",
  schema: editChecklistInput,
  command: editChecklist,
  to: ({ serial }) => checklistPath(serial),
  done: "checklist",
});
