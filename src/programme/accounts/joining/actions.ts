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
  to: () => joinPath,
  done: ({ decision }) => ({ code: decision === "admit" ? "admitted" : "join-refused", params: {} }),
});
