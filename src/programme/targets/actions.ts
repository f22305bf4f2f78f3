"use server";

import { defineAction } from "@/platform/action";
import { changeQuotas } from "./commands";
import { quotasPath } from "./paths";
import { changeQuotasInput } from "./schema";

export const changeQuotasAction = defineAction({
  name: "change-quotas",
  words: "targets",
  schema: changeQuotasInput,
  command: changeQuotas,
  to: ({ targetId }) => quotasPath(targetId),
  done: "quotas",
});
