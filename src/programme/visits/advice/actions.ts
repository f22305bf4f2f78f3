"use server";

import { defineAction } from "@/platform/action";
import { addAdvice, moveAdvice } from "./commands";
import { adviceVisitPath } from "./paths";
import { giveAdviceInput, takeAdviceStepInput } from "./schema";

export const giveAdviceAction = defineAction({
  name: "give-advice",
  words: "visits",
  schema: giveAdviceInput,
  command: addAdvice,
  to: ({ visitId }) => adviceVisitPath(visitId),
  done: "advice",
});

export const takeAdviceStepAction = defineAction({
  name: "move-visit-advice",
  words: "visits",
  schema: takeAdviceStepInput,
  command: moveAdvice,
  to: ({ visitId }) => adviceVisitPath(visitId),
});
