"use server";

import { defineAction } from "@/platform/action";
import { applicationFaults, applyContactPoint, moveContactPoint, nameContactPeople } from "./commands";
import { contactPointPath } from "./paths";
import { applyContactPointInput, nameContactPeopleInput, takeContactPointStepInput } from "./schema";

export const applyContactPointAction = defineAction({
  name: "apply-contact-point",
  words: "contactPoints",
  schema: applyContactPointInput,
  command: applyContactPoint,
  besides: applicationFaults,
  to: ({ contactPointId }) => contactPointPath(contactPointId),
  done: "applied",
});

export const takeContactPointStepAction = defineAction({
  name: "move-contact-point",
  words: "contactPoints",
  schema: takeContactPointStepInput,
  command: moveContactPoint,
  besides: applicationFaults,
  to: ({ contactPointId }) => contactPointPath(contactPointId),
});

export const nameContactPeopleAction = defineAction({
  name: "name-contact-people",
  words: "contactPoints",
  schema: nameContactPeopleInput,
  command: nameContactPeople,
  to: ({ contactPointId }) => contactPointPath(contactPointId),
  done: "people-named",
});
