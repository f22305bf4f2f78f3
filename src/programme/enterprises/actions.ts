"use server";

import { defineAction } from "@/platform/action";
import { correctEnterprise, editEnterprise, moveEnterprise, profileFaults } from "./commands";
import { correctionPath } from "./papers/paths";
import { enterprisePath } from "./paths";
import { correctEnterpriseInput, editEnterpriseInput, takeEnterpriseStepInput } from "./schema";

export const takeEnterpriseStepAction = defineAction({
  name: "move-enterprise",
  words: "enterprises",
  schema: takeEnterpriseStepInput,
  command: moveEnterprise,
  to: ({ enterpriseId }) => enterprisePath(enterpriseId),
});

export const editEnterpriseAction = defineAction({
  name: "edit-enterprise",
  words: "enterprises",
  schema: editEnterpriseInput,
  command: editEnterprise,
  besides: profileFaults,
  to: ({ enterpriseId }) => enterprisePath(enterpriseId),
  done: "edited",
});

export const correctEnterpriseAction = defineAction({
  name: "correct-enterprise",
  words: "enterprises",
  schema: correctEnterpriseInput,
  command: correctEnterprise,
  besides: profileFaults,
  to: ({ enterpriseId, changeId }) =>
    changeId ? correctionPath(enterpriseId, changeId) : enterprisePath(enterpriseId),
  done: "corrected",
});
