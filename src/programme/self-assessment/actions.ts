"use server";

import { defineAction } from "@/platform/action";
import { assess } from "./commands";
import { assessmentPath } from "./paths";
import { assessInput } from "./schema";

export const assessAction = defineAction({
  name: "assess",
  words: "selfAssessment",
  schema: assessInput,
  command: assess,
  to: ({ assessmentId }) => assessmentPath(assessmentId),
});
