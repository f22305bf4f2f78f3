"use server";

import { defineAction } from "@/platform/action";
import { changeCriterion, inviteCandidate } from "./commands";
import { changeCriterionInput, inviteInput } from "./schema";

export const inviteCandidateAction = defineAction({
  name: "invite-candidate",
  words: "contactPoints",
  schema: inviteInput,
  command: inviteCandidate,
  done: "invited",
});

export const changeCriterionAction = defineAction({
  name: "change-criterion",
  words: "contactPoints",
  schema: changeCriterionInput,
  command: changeCriterion,
  done: "weight",
});
