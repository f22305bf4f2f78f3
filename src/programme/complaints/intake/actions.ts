"use server";

import { defineAction } from "@/platform/action";
import { complaintsPath } from "../paths";
import { assignMany } from "./commands";
import { assignManyInput } from "./schema";

export const assignManyAction = defineAction({
  name: "assign-complaints",
  words: "handling",
  schema: assignManyInput,
  command: assignMany,
  to: () => complaintsPath({ mine: "1" }),
});
