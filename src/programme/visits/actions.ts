"use server";

import { defineAction } from "@/platform/action";
import { assignVisit, moveVisit, planVisit } from "./commands";
import { visitPath } from "./paths";
import { assignVisitInput, planVisitInput, takeVisitStepInput } from "./schema";

export const planVisitAction = defineAction({
  name: "plan-visit",
  words: "visits",
  schema: planVisitInput,
  command: planVisit,
  to: ({ visitId }) => visitPath(visitId),
  done: "planned",
});

export const assignVisitAction = defineAction({
  name: "assign-visit",
  words: "visits",
  schema: assignVisitInput,
  command: assignVisit,
  to: ({ visitId }) => visitPath(visitId),
  done: "assigned",
});

export const takeVisitStepAction = defineAction({
  name: "move-visit",
  words: "visits",
  schema: takeVisitStepInput,
  command: moveVisit,
  to: ({ visitId }) => visitPath(visitId),
});
