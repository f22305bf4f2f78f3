"use server";

import { defineAction } from "@/platform/action";
import { enterprisePath } from "../paths";
import { strikeEvent } from "./commands";
import { strikeEventInput } from "./schema";

export const strikeEventAction = defineAction({
  name: "strike-event",
  words: "enterprises",
  schema: strikeEventInput,
  command: strikeEvent,
  to: ({ enterpriseId }) => enterprisePath(enterpriseId),
  done: "event-struck",
});
