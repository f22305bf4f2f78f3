"use server";

import { defineAction } from "@/platform/action";
import { enterprisePath } from "../paths";
import { decideYear, enterYear, yearFaults } from "./commands";
import { decideYearInput, enterYearInput } from "./schema";

export const enterYearAction = defineAction({
  name: "enter-year",
  words: "enterprises",
  schema: enterYearInput,
  command: enterYear,
  besides: yearFaults,
  to: ({ enterpriseId }) => `${enterprisePath(enterpriseId)}#years`,
  done: "year-entered",
});

export const decideYearAction = defineAction({
  name: "decide-year",
  words: "enterprises",
  schema: decideYearInput,
  command: decideYear,
  to: ({ enterpriseId }) => `${enterprisePath(enterpriseId)}#years`,
  done: "year-decided",
});
