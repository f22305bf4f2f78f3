"use server";

import { defineAction } from "@/platform/action";
import { fileComplaint, moveCase } from "./commands";
import { casePath } from "./paths";
import { fileComplaintInput, takeCaseStepInput } from "./schema";

export const fileComplaintAction = defineAction({
  name: "file-complaint",
  words: "cases",
  schema: fileComplaintInput,
  command: fileComplaint,
  to: ({ caseId }) => casePath(caseId),
  done: "filed",
});

export const takeCaseStepAction = defineAction({
  name: "move-case",
  words: "cases",
  schema: takeCaseStepInput,
  command: moveCase,
  to: ({ caseId }) => casePath(caseId),
});
