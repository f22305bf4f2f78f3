"use server";

import { defineAction } from "@/platform/action";
import { readAllNotices } from "./commands";
import { notificationsPath } from "./paths";
import { readAllInput } from "./schema";

export const readAllNoticesAction = defineAction({
  name: "read-all-notices",
  words: "notifications",
  schema: readAllInput,
  command: readAllNotices,
  to: () => notificationsPath,
  done: "all-read",
});
