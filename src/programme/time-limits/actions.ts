"use server";

import { defineAction } from "@/platform/action";
import { announceYear, changeHoliday, changeTimeLimit } from "./commands";
import { holidaysPath, timeLimitPath } from "./paths";
import { announceYearInput, changeHolidayInput, changeTimeLimitInput } from "./schema";

export const changeTimeLimitAction = defineAction({
  name: "changeTimeLimit",
  words: "timeLimits",
  schema: changeTimeLimitInput,
  command: changeTimeLimit,
  to: ({ kind, changeId }) => timeLimitPath(kind, { moved: changeId }),
  done: "limit-changed",
});

export const changeHolidayAction = defineAction({
  name: "changeHoliday",
  words: "timeLimits",
  schema: changeHolidayInput,
  command: changeHoliday,
  to: ({ year, changeId }) => holidaysPath({ year: String(year), moved: changeId }),
  done: "holiday-changed",
});

export const announceYearAction = defineAction({
  name: "announceYear",
  words: "timeLimits",
  schema: announceYearInput,
  command: announceYear,
  to: ({ year, changeId }) => holidaysPath({ year: String(year), moved: changeId }),
  done: "year-announced",
});
