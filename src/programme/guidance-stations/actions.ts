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
});

export const changeStationAction = defineAction({
  name: "change-station",
  words: "guidanceStations",
  schema: changeStationInput,
  command: changeStation,
  to,
});

export const closeStationAction = defineAction({
  name: "close-station",
  words: "guidanceStations",
  schema: closeStationInput,
  command: closeStation,
  to,
});

export const addStaffAction = defineAction({
  name: "add-station-staff",
  words: "guidanceStations",
  schema: addStaffInput,
  command: addStaff,
  to,
});

export const endStaffAction = defineAction({
  name: "end-station-staff",
  words: "guidanceStations",
  schema: endStaffInput,
  command: endStaff,
  to,
});
