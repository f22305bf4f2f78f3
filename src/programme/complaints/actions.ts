"use server";

import { defineAction } from "@/platform/action";
import { sendMessage, supplyMore, withdrawComplaint } from "./commands";
import { complaintPath } from "./paths";
import { sendMessageInput, supplyInput, withdrawInput } from "./schema";

export const sendMessageAction = defineAction({
  name: "sendMessage",
  words: "complaints",
  schema: sendMessageInput,
  command: sendMessage,
  to: ({ complaintId }) => `${complaintPath(complaintId)}#messages`,
  done: "message",
});
export const supplyMoreAction = defineAction({
  name: "supplyMore",
  words: "complaints",
  schema: supplyInput,
  command: supplyMore,
  to: ({ complaintId }) => complaintPath(complaintId),
  done: "supply",
});
export const withdrawComplaintAction = defineAction({
  name: "withdrawComplaint",
  words: "complaints",
  schema: withdrawInput,
  command: withdrawComplaint,
  to: ({ complaintId }) => complaintPath(complaintId),
  done: "withdraw",
});
