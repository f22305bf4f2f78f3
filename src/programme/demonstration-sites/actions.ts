"use server";

import { defineAction } from "@/platform/action";
import { applySite, moveSite } from "./commands";
import { particularsPath, sitePath } from "./paths";
import { applySiteInput, takeSiteStepInput } from "./schema";

export const applySiteAction = defineAction({
  name: "apply-demonstration-site",
  words: "demonstrationSites",
  schema: applySiteInput,
  command: applySite,
  to: ({ siteId }) => particularsPath(siteId),
  done: "begun",
});

export const takeSiteStepAction = defineAction({
  name: "move-demonstration-site",
  words: "demonstrationSites",
  schema: takeSiteStepInput,
  command: moveSite,
  to: ({ siteId }) => sitePath(siteId),
});
