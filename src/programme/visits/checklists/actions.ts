"use server";

import { defineAction } from "@/platform/action";
import { checklistsPath } from "../paths";
import { changeChecklist } from "./commands";
import { changeChecklistInput } from "./schema";

export const changeChecklistAction = defineAction({
  name: "change-visit-checklist",
  words: "visits",
  schema: changeChecklistInput,
  command: changeChecklist,
  to: ({ purpose }) => checklistsPath(purpose),
  done: "checklist",
});
