"use server";

import { defineRowsAction } from "@/platform/action";
import { reviewPoint } from "./commands";
import { pickedFrom, reviewPointsInput } from "./schema";

export const reviewPointsAction = defineRowsAction({
  name: "review-contact-points",
  words: "contactPoints",
  schema: reviewPointsInput,
  rows: ({ picked }) => pickedFrom(picked).map((row) => ({ key: row.contactPointId, label: row.label, row })),
  command: (ctx, { contactPointId }, { picked: _picked, ...review }) => reviewPoint(ctx, contactPointId, review),
  done: { all: "reviewed-many", one: "reviewed" },
});
