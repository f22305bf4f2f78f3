"use server";

import { defineAction } from "@/platform/action";
import { removeView, saveView } from "./commands";
import { removeViewInput, saveViewInput } from "./schema";

export const saveViewAction = defineAction({
  name: "save-view",
  words: "savedViews",
  schema: saveViewInput,
  command: saveView,
  to: ({ list, query }) => (query ? `/${list}?${query}` : `/${list}`),
});

export const removeViewAction = defineAction({
  name: "remove-view",
  words: "savedViews",
  schema: removeViewInput,
  command: removeView,
  to: ({ list }) => `/${list}`,
});
