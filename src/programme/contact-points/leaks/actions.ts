"use server";

import { defineAction } from "@/platform/action";
import { askCity, closeLeak, complainOfLeak, leakFaults, moveLeak, openLeak, writeLeak } from "./commands";
import { leakComplaintPath, leakPath, leaksPath } from "./paths";
import {
  askCityInput,
  closeLeakInput,
  complainInput,
  openLeakInput,
  takeLeakStepInput,
  writeLeakInput,
} from "./schema";

const words = "leaks";

export const writeLeakAction = defineAction({
  name: "write-leak",
  words,
  schema: writeLeakInput,
  command: writeLeak,
  besides: leakFaults,
  to: ({ leakReportId }) => leakPath(leakReportId),
  done: "written",
});

export const takeLeakStepAction = defineAction({
  name: "move-leak",
  words,
  schema: takeLeakStepInput,
  command: moveLeak,
  besides: leakFaults,
  to: ({ leakReportId, gone }) => (gone ? leaksPath() : leakPath(leakReportId)),
});

export const askCityAction = defineAction({
  name: "ask-city",
  words,
  schema: askCityInput,
  command: askCity,
  to: ({ leakReportId }) => leakPath(leakReportId),
  done: "city-asked",
});

export const complainOfLeakAction = defineAction({
  name: "complain-of-leak",
  words,
  schema: complainInput,
  command: complainOfLeak,
  to: ({ complaintId }) => leakComplaintPath(complaintId),
  done: "complaint-begun",
});

export const openLeakAction = defineAction({
  name: "open-leak",
  words,
  schema: openLeakInput,
  command: openLeak,
  pass: ({ leakReportId, purpose }) => ({ page: leakPath(leakReportId), recordId: leakReportId, purpose }),
  to: ({ leakReportId }) => leakPath(leakReportId),
});

export const closeLeakAction = defineAction({
  name: "close-leak",
  words,
  schema: closeLeakInput,
  command: closeLeak,
  pass: ({ leakReportId }) => ({ page: leakPath(leakReportId), recordId: leakReportId, purpose: null }),
  to: ({ leakReportId }) => leakPath(leakReportId),
});
