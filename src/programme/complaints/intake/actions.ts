"use server";

import { defineRowsAction } from "@/platform/action";
import { assignPicked } from "./commands";
import { assignManyInput, pickedFrom } from "./schema";

export const assignManyAction = defineRowsAction({
  name: "assign-complaints",
  words: "handling",
  schema: assignManyInput,
  rows: ({ picked }) =>
    pickedFrom(picked).map((row) => ({ key: row.complaintId, label: row.number || row.complaintId, row })),
  command: (ctx, row, { officers }) => assignPicked(ctx, row, officers),
  done: { all: "assigned-many", one: "assigned" },
});
