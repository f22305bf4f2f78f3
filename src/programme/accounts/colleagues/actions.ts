"use server";

import { defineAction } from "@/platform/action";
import { colleaguePath, joinPath } from "../paths";
import { changeColleague, endColleague, handOverFirm } from "./commands";
import { changeColleagueInput, colleagueInput } from "./schema";

export const changeColleagueAction = defineAction({
  name: "change-colleague",
  words: "accounts",
  schema: changeColleagueInput,
  command: changeColleague,
  to: ({ personId }) => colleaguePath(personId),
  done: "colleague-changed",
});

export const handOverFirmAction = defineAction({
  name: "hand-over-firm",
  words: "accounts",
  schema: colleagueInput,
  command: handOverFirm,
  to: () => joinPath,
  done: "handed-over",
});

export const endColleagueAction = defineAction({
  name: "end-colleague",
  words: "accounts",
  schema: colleagueInput,
  command: endColleague,
  to: () => joinPath,
  done: "colleague-ended",
});
