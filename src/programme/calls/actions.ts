"use server";

import { defineAction } from "@/platform/action";
import { announceCall, setApplications, withdrawCall } from "./commands";
import { callPath, callsPath } from "./paths";
import { announceCallInput, setApplicationsInput, withdrawCallInput } from "./schema";

export const setApplicationsAction = defineAction({
  name: "set-applications",
  words: "calls",
  schema: setApplicationsInput,
  command: setApplications,
  to: () => callsPath,
});

export const announceCallAction = defineAction({
  name: "announce-call",
  words: "calls",
  schema: announceCallInput,
  command: announceCall,
  to: ({ callId }) => callPath(callId),
});

export const withdrawCallAction = defineAction({
  name: "withdraw-call",
  words: "calls",
  schema: withdrawCallInput,
  command: withdrawCall,
  to: ({ callId }) => callPath(callId),
});
