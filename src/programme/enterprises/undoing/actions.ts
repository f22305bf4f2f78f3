"use server";

import { defineAction } from "@/platform/action";
import { importPath } from "../imports/paths";
import { askUndo } from "./commands";
import { undoImportInput } from "./schema";

export const undoImportAction = defineAction({
  name: "undo-enterprise-import",
  words: "imports",
  schema: undoImportInput,
  command: askUndo,
  to: ({ importId }) => importPath(importId),
  done: "undo-asked",
});
