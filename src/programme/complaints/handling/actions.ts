"use server";

import { defineAction } from "@/platform/action";
import { complaintPath, complaintsPath } from "../paths";
import { changeTeam, closeComplaint, moveComplaint, openComplaint, writeToFirm } from "./commands";
import {
  changeTeamInput,
  closeComplaintInput,
  openComplaintInput,
  takeComplaintStepInput,
  writeToFirmInput,
} from "./schema";

const words = "handling";

export const takeComplaintStepAction = defineAction({
  name: "move-complaint",
  words,
  schema: takeComplaintStepInput,
  command: moveComplaint,
  to: ({ complaintId, gone }) => (gone ? complaintsPath({ mine: "1" }) : complaintPath(complaintId)),
  // What is out of sight by it: the list says where it went.
  done: ({ step, gone }) => ({ code: gone ? step : undefined, params: {} }),
});

export const changeTeamAction = defineAction({
  name: "change-team",
  words,
  schema: changeTeamInput,
  command: changeTeam,
  to: ({ page }) => page,
  done: "team",
});

export const openComplaintAction = defineAction({
  name: "open-complaint",
  words,
  schema: openComplaintInput,
  command: openComplaint,
  pass: ({ page, complaintId, purpose }) => ({ page, recordId: complaintId, purpose }),
  to: ({ page, tab }) => (tab ? `${page}?tab=${tab}` : page),
});

export const closeComplaintAction = defineAction({
  name: "close-complaint",
  words,
  schema: closeComplaintInput,
  command: closeComplaint,
  pass: ({ page, complaintId }) => ({ page, recordId: complaintId, purpose: null }),
  to: ({ page, tab }) => (tab ? `${page}?tab=${tab}` : page),
});

export const writeToFirmAction = defineAction({
  name: "write-to-firm",
  words,
  schema: writeToFirmInput,
  command: writeToFirm,
  to: ({ page }) => `${page}?tab=messages`,
  done: "written",
});
