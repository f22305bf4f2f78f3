"use server";

import { defineAction } from "@/platform/action";
import { accountPath, confirmedMailPath } from "../paths";
import { askMailChange, changeSelf, confirmMail, mailChangeFaults } from "./commands";
import { askMailChangeInput, changeSelfInput, confirmMailInput } from "./schema";

export const changeSelfAction = defineAction({
  name: "change-self",
  words: "accounts",
  schema: changeSelfInput,
  command: changeSelf,
  to: () => accountPath,
  done: "self-changed",
});

export const askMailChangeAction = defineAction({
  name: "ask-mail-change",
  words: "accounts",
  schema: askMailChangeInput,
  command: askMailChange,
  besides: mailChangeFaults,
  secrets: ["current"],
  to: () => accountPath,
  done: "mail-asked",
});

export const confirmMailAction = defineAction({
  name: "confirm-mail",
  words: "accounts",
  schema: confirmMailInput,
  command: confirmMail,
  open: true,
  door: "forms",
  system: true,
  to: ({ personId }, sender) => confirmedMailPath(personId, sender),
  done: "mail-confirmed",
});
