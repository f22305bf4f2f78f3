"use server";

import { defineAction } from "@/platform/action";
import { changeSettings } from "./commands";
import { settingsPath } from "./paths";
import { changeSettingsInput } from "./schema";

export const changeSettingsAction = defineAction({
  name: "changeSettings",
  words: "settings",
  schema: changeSettingsInput,
  command: changeSettings,
  to: () => settingsPath,
  done: "saved",
});
