"use server";

import { defineAction } from "@/platform/action";
import { changeServiceRule, enterService, serviceFaults } from "./commands";
import { serviceRulesPath } from "./paths";
import { changeServiceRuleInput, enterServiceInput } from "./schema";

export const enterServiceAction = defineAction({
  name: "enter-service",
  words: "contactPoints",
  schema: enterServiceInput,
  command: enterService,
  besides: serviceFaults,
  done: "service",
});

export const changeServiceRuleAction = defineAction({
  name: "change-service-rule",
  words: "contactPoints",
  schema: changeServiceRuleInput,
  command: changeServiceRule,
  to: ({ code }) => serviceRulesPath(code),
  done: "rule",
});
