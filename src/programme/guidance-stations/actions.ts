"use server";

import { defineAction } from "@/platform/action";
import { addStaff, addStation, changeStation, closeStation, endStaff } from "./commands";
import { addStaffInput, addStationInput, changeStationInput, closeStationInput, endStaffInput } from "./schema";

const to = ({ stationId }: { stationId: string }) => `/guidance-stations/${stationId}`;

export const addStationAction = defineAction({
  name: "add-station",
  words: "guidanceStations",
  schema: addStationInput,
  command: addStation,
  to,
  done: "added",
});

export const changeStationAction = defineAction({
  name: "change-station",
  words: "guidanceStations",
  schema: changeStationInput,
  command: changeStation,
  to,
  done: "changed",
});

export const closeStationAction = defineAction({
  name: "close-station",
  words: "guidanceStations",
  schema: closeStationInput,
  command: closeStation,
  to,
  done: "closed",
});

export const addStaffAction = defineAction({
  name: "add-station-staff",
  words: "guidanceStations",
  schema: addStaffInput,
  command: addStaff,
  to,
  done: "staff-added",
});

export const endStaffAction = defineAction({
  name: "end-station-staff",
  words: "guidanceStations",
  schema: endStaffInput,
  command: endStaff,
  to,
  done: "staff-ended",
});
