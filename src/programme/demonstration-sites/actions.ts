"use server";

import { defineAction } from "@/platform/action";
import { applySite, moveSite, scoreSite } from "./commands";
import { sitePath } from "./paths";
import { applySiteInput, scoreSiteInput, takeSiteStepInput } from "./schema";

export const applySiteAction = defineAction({
  name: "apply-demonstration-site",
  words: "demonstrationSites",
  schema: applySiteInput,
  command: applySite,
  to: ({ siteId }) => sitePath(siteId),
});

export const scoreSiteAction = defineAction({
  name: "score-demonstration-site",
  words: "demonstrationSites",
  schema: scoreSiteInput,
  command: scoreSite,
  to: ({ siteId }) => sitePath(siteId),
});

export const takeSiteStepAction = defineAction({
  name: "move-demonstration-site",
  words: "demonstrationSites",
  schema: takeSiteStepInput,
  command: moveSite,
  to: ({ siteId }) => sitePath(siteId),
});
