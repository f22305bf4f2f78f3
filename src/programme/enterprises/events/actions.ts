"use server";

import { defineAction } from "@/platform/action";
import { enterprisePath } from "../paths";
import { eventFaults, recordEvent } from "./commands";
import { recordEventInput } from "./schema";

export const recordEventAction = defineAction({
  name: "record-event",
  words: "enterprises",
  schema: recordEventInput,
  command: recordEvent,
  besides: eventFaults,
  to: ({ enterpriseId }) => enterprisePath(enterpriseId),
  done: "event-recorded",
});
