"use server";

import { defineAction } from "@/platform/action";
import { sheetPath } from "../paths";
import { editSheet } from "./commands";
import { editSheetInput } from "./schema";

export const editSheetAction = defineAction({
  name: "edit-score-sheet",
  words: "demonstrationSites",
  schema: editSheetInput,
  command: editSheet,
  to: ({ serial }) => sheetPath(serial),
  done: "sheet-saved",
});
