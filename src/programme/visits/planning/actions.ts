"use server";

import { defineAction } from "@/platform/action";
import { visitRulesPath } from "../paths";
import { changeVisitRule, makePlan } from "./commands";
import { changeVisitRuleInput, makePlanInput } from "./schema";

export const changeVisitRuleAction = defineAction({
  name: "change-visit-rule",
  words: "visits",
  schema: changeVisitRuleInput,
  command: changeVisitRule,
  to: ({ ground }) => visitRulesPath(ground),
  done: "rule",
});

export const makePlanAction = defineAction({
  name: "make-visit-plan",
  words: "visits",
  schema: makePlanInput,
  command: makePlan,
  // The coordinator plans no visit after a case, and isn't told of any.
  done: ({ point, site, left }) => ({ code: "plan", params: { n: point + site, point, site, left } }),
});
