"use server";

import { defineAction } from "@/platform/action";
import { dropImport, mapImport, queueImport } from "./commands";
import { importPath, importsPath } from "./paths";
import { dropImportInput, mapImportInput, queueImportInput } from "./schema";

export const mapImportAction = defineAction({
  name: "map-enterprise-import",
  words: "imports",
  schema: mapImportInput,
  command: mapImport,
  to: ({ importId }) => importPath(importId),
  done: "mapped",
});

export const queueImportAction = defineAction({
  name: "queue-enterprise-import",
  words: "imports",
  schema: queueImportInput,
  command: queueImport,
  to: ({ importId }) => importPath(importId),
  done: "queued",
});

export const dropImportAction = defineAction({
  name: "drop-enterprise-import",
  words: "imports",
  schema: dropImportInput,
  command: dropImport,
  to: () => importsPath,
  done: "dropped",
});
