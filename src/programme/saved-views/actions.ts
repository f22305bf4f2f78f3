"use server";

import { defineAction } from "@/platform/action";
import { removeView, renameView, saveView } from "./commands";
import { removeViewInput, renameViewInput, saveViewInput } from "./schema";

/** The list under the view's filter. */
const listAt = ({ list, query }: { readonly list: string; readonly query: string }) =>
  query ? `/${list}?${query}` : `/${list}`;

export const saveViewAction = defineAction({
  name: "save-view",
  words: "savedViews",
  schema: saveViewInput,
  command: saveView,
  to: listAt,
  done: "saved",
});

export const renameViewAction = defineAction({
  name: "rename-view",
  words: "savedViews",
  schema: renameViewInput,
  command: renameView,
  to: listAt,
  done: "renamed",
});

export const removeViewAction = defineAction({
  name: "remove-view",
  words: "savedViews",
  schema: removeViewInput,
  command: removeView,
  to: listAt,
  done: "removed",
});
