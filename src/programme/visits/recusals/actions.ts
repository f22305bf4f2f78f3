"use server";

import { defineAction } from "@/platform/action";
import { visitPath } from "../paths";
import { nameCompanion, recuseFromVisit } from "./commands";
import { nameCompanionInput, recuseInput } from "./schema";

const to = ({ visitId }: { visitId: string }) => visitPath(visitId);

export const recuseFromVisitAction = defineAction({
  name: "recuse-from-visit",
  words: "visits",
  schema: recuseInput,
  command: recuseFromVisit,
  to,
  done: "recused",
});

export const nameCompanionAction = defineAction({
  name: "name-companion",
  words: "visits",
  schema: nameCompanionInput,
  command: nameCompanion,
  to,
  done: "companion",
});
