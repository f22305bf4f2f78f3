"use server";

import { defineAction } from "@/platform/action";
import { enterLate } from "./commands";
import { enterLateInput } from "./schema";

export const enterLateAction = defineAction({
  name: "enter-late",
  words: "targets",
  schema: enterLateInput,
  command: enterLate,
  done: "late",
});
