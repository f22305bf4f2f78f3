"use server";

import { defineAction } from "@/platform/action";
import { changeIndicator, correctValue, enterValue, moveValue, valueFaults } from "./commands";
import { outcomePath, outcomeValuePath } from "./paths";
import { changeIndicatorInput, correctValueInput, enterValueInput, takeValueStepInput } from "./schema";

const toValue = ({ valueId }: { readonly valueId: string }) => outcomeValuePath(valueId);

export const changeIndicatorAction = defineAction({
  name: "change-outcome-indicator",
  words: "outcomes",
  schema: changeIndicatorInput,
  command: changeIndicator,
  to: ({ code }) => outcomePath(code),
  done: "indicator",
});

export const enterValueAction = defineAction({
  name: "enter-outcome-value",
  words: "outcomes",
  schema: enterValueInput,
  command: enterValue,
  besides: valueFaults,
  to: toValue,
  done: "entered",
});

export const correctValueAction = defineAction({
  name: "correct-outcome-value",
  words: "outcomes",
  schema: correctValueInput,
  command: correctValue,
  besides: valueFaults,
  to: toValue,
  done: "corrected",
});

export const takeValueStepAction = defineAction({
  name: "take-outcome-value-step",
  words: "outcomes",
  schema: takeValueStepInput,
  command: moveValue,
  besides: valueFaults,
  to: toValue,
});
