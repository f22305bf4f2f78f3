"use server";

import { defineAction } from "@/platform/action";
import { enterprisePath } from "../paths";
import { addCode, codeFaults, strikeCode } from "./commands";
import { addCodeInput, strikeCodeInput } from "./schema";

export const addCodeAction = defineAction({
  name: "add-code",
  words: "enterprises",
  schema: addCodeInput,
  command: addCode,
  besides: codeFaults,
  to: ({ enterpriseId }) => `${enterprisePath(enterpriseId)}#codes`,
  done: "code-added",
});

export const strikeCodeAction = defineAction({
  name: "strike-code",
  words: "enterprises",
  schema: strikeCodeInput,
  command: strikeCode,
  to: ({ enterpriseId }) => `${enterprisePath(enterpriseId)}#codes`,
  done: "code-struck",
});
