"use server";

import { defineAction } from "@/platform/action";
import { absencesPath } from "../paths";
import { enterAbsence, withdrawAbsence } from "./commands";
import { enterAbsenceInput, withdrawAbsenceInput } from "./schema";

export const enterAbsenceAction = defineAction({
  name: "enter-absence",
  words: "visits",
  schema: enterAbsenceInput,
  command: enterAbsence,
  to: () => absencesPath,
  done: "absence",
});

export const withdrawAbsenceAction = defineAction({
  name: "withdraw-absence",
  words: "visits",
  schema: withdrawAbsenceInput,
  command: withdrawAbsence,
  to: () => absencesPath,
  done: "absence-withdrawn",
});
