"use server";

import { defineAction } from "@/platform/action";
import { correctAdmission } from "./commands";
import { correctAdmissionInput } from "./schema";

export const correctAdmissionAction = defineAction({
  name: "correct-admission",
  words: "contactPoints",
  schema: correctAdmissionInput,
  command: correctAdmission,
  done: "admission",
});
