"use server";

import { defineAction } from "@/platform/action";
import { assessmentPath, particularsPath } from "../paths";
import { stateParticulars } from "./commands";
import { stateParticularsInput } from "./schema";

export const stateParticularsAction = defineAction({
  name: "state-site-particulars",
  words: "demonstrationSites",
  schema: stateParticularsInput,
  command: stateParticulars,
  to: ({ siteId, missing }) => (missing > 0 ? particularsPath(siteId) : assessmentPath(siteId)),
  done: "particulars-saved",
});
