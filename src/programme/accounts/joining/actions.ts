"use server";

import { defineAction } from "@/platform/action";
import { joinPath } from "../paths";
import { decideJoin } from "./commands";
import { decideJoinInput } from "./schema";

export const decideJoinAction = defineAction({
  name: "decide-join",
  words: "accounts",
  schema: decideJoinInput,
  command: decideJoin,
  to: ({ decision }) => `${joinPath}?told=${decision === "admit" ? "admitted" : "join-refused"}`,
});
