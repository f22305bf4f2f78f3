"use server";

import { defineAction } from "@/platform/action";
import { distinguish, mergeEnterprises, undoMerge } from "./commands";
import { comparePath, duplicatesPath } from "./paths";
import { distinguishInput, mergeInput, undoMergeInput } from "./schema";

export const mergeEnterprisesAction = defineAction({
  name: "merge-enterprises",
  words: "merges",
  schema: mergeInput,
  command: mergeEnterprises,
  to: ({ survivorId, absorbedId }) => comparePath(survivorId, absorbedId),
  done: "merged",
});

export const undoMergeAction = defineAction({
  name: "undo-merge",
  words: "merges",
  schema: undoMergeInput,
  command: undoMerge,
  to: ({ survivorId, absorbedId }) => comparePath(survivorId, absorbedId),
  done: "undone",
});

export const distinguishAction = defineAction({
  name: "distinguish-enterprises",
  words: "merges",
  schema: distinguishInput,
  command: distinguish,
  to: () => duplicatesPath(),
  done: "distinguished",
});
