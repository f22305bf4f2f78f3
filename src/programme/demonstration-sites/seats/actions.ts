"use server";

import { defineAction } from "@/platform/action";
import { sitePath, sitesPath } from "../paths";
import { declareInterest } from "./commands";
import { declareInput } from "./schema";

export const declareInterestAction = defineAction({
  name: "declare-site-interest",
  words: "demonstrationSites",
  schema: declareInput,
  command: declareInterest,
  to: ({ siteId, left }) => (left ? sitesPath() : sitePath(siteId)),
});
