"use server";

import { defineAction } from "@/platform/action";
import { announceCall, applicationsFaults, callFaults, setApplications, withdrawCall } from "./commands";
import { callPath, callsPath } from "./paths";
import { announceCallInput, setApplicationsInput, withdrawCallInput } from "./schema";

export const setApplicationsAction = defineAction({
  name: "set-applications",
  words: "calls",
  schema: setApplicationsInput,
  command: setApplications,
  besides: applicationsFaults,
  to: () => callsPath,
  done: "set",
});

export const announceCallAction = defineAction({
  name: "announce-call",
  words: "calls",
  schema: announceCallInput,
  command: announceCall,
  besides: callFaults,
  to: ({ callId }) => callPath(callId),
  done: "announced",
});

export const withdrawCallAction = defineAction({
  name: "withdraw-call",
  words: "calls",
  schema: withdrawCallInput,
  command: withdrawCall,
  to: ({ callId }) => callPath(callId),
  done: "withdrawn",
});
