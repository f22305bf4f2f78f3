"use server";

import { defineAction } from "@/platform/action";
import { registeredPath } from "../paths";
import { enterLate } from "./commands";
import { enterLateInput } from "./schema";

export const enterLateAction = defineAction({
  name: "enter-late",
  words: "targets",
  schema: enterLateInput,
  command: enterLate,
  to: ({ register, subjectId }) => registeredPath(register, subjectId),
  done: "late",
});
