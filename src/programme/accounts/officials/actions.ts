"use server";

import { defineAction } from "@/platform/action";
import { endDuty, grantDuty } from "../duties/commands";
import { personPath } from "../paths";
import { changeOfficial, createOfficial, officialFaults, sendFirstPassword, switchAccount } from "./commands";
import {
  changeOfficialInput,
  createOfficialInput,
  dutyInput,
  grantDutyInput,
  sendFirstPasswordInput,
  switchAccountInput,
} from "./schema";

export const createOfficialAction = defineAction({
  name: "create-official",
  words: "accounts",
  schema: createOfficialInput,
  command: createOfficial,
  besides: officialFaults,
  to: ({ personId }) => personPath(personId),
  done: "official-created",
});

export const changeOfficialAction = defineAction({
  name: "change-official",
  words: "accounts",
  schema: changeOfficialInput,
  command: changeOfficial,
  besides: officialFaults,
  to: ({ personId }) => personPath(personId),
  done: "official-changed",
});

export const switchAccountAction = defineAction({
  name: "switch-account",
  words: "accounts",
  schema: switchAccountInput,
  command: switchAccount,
  to: ({ personId }) => personPath(personId),
  done: ({ to }) => ({ code: to === "disabled" ? "account-disabled" : "account-enabled", params: {} }),
});

export const sendFirstPasswordAction = defineAction({
  name: "send-first-password",
  words: "accounts",
  schema: sendFirstPasswordInput,
  command: sendFirstPassword,
  to: ({ personId }) => personPath(personId),
  done: "first-password-sent",
});

export const grantDutyAction = defineAction({
  name: "grant-duty",
  words: "accounts",
  schema: grantDutyInput,
  command: grantDuty,
  to: ({ personId }) => personPath(personId),
  done: "duty-granted",
});

export const endDutyAction = defineAction({
  name: "end-duty",
  words: "accounts",
  schema: dutyInput,
  command: endDuty,
  to: ({ personId }) => personPath(personId),
  done: "duty-ended",
});
