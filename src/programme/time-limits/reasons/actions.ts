"use server";

import { defineAction } from "@/platform/action";
import { clockPath } from "../paths";
import { explainTerm } from "./commands";
import { explainTermInput } from "./schema";

export const explainTermAction = defineAction({
  name: "explain-term",
  words: "timeLimits",
  schema: explainTermInput,
  command: explainTerm,
  to: ({ clockId }) => `${clockPath(clockId)}#why`,
  done: "explained",
});
