"use server";

import { defineAction } from "@/platform/action";
import { questionsPath } from "../paths";
import { discardQuestions, moveQuestions, saveQuestions } from "./commands";
import { discardQuestionsInput, moveQuestionsInput, saveQuestionsInput } from "./schema";

export const saveQuestionsAction = defineAction({
  name: "save-assessment-questions",
  words: "selfAssessment",
  schema: saveQuestionsInput,
  command: saveQuestions,
  to: ({ version }) => questionsPath(version),
  done: "saved",
});

export const moveQuestionsAction = defineAction({
  name: "move-assessment-questions",
  words: "selfAssessment",
  schema: moveQuestionsInput,
  command: moveQuestions,
  to: ({ version }) => questionsPath(version),
  done: ({ announced }) => ({ code: announced ? "announced" : "taken-back", params: {} }),
});

export const discardQuestionsAction = defineAction({
  name: "discard-assessment-questions",
  words: "selfAssessment",
  schema: discardQuestionsInput,
  command: discardQuestions,
  to: () => questionsPath(),
  done: "discarded",
});
