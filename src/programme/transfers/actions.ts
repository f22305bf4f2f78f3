"use server";

import { defineAction } from "@/platform/action";
import { closeTransfer, moveTransfer, openTransfer, writeTransfer } from "./commands";
import { transferPath, transfersPath } from "./paths";
import { closeTransferInput, openTransferInput, takeTransferStepInput, writeTransferInput } from "./schema";

const words = "transfers";

export const writeTransferAction = defineAction({
  name: "write-transfer",
  words,
  schema: writeTransferInput,
  command: writeTransfer,
  to: ({ transferId }) => transferPath(transferId),
  done: "written",
});

export const takeTransferStepAction = defineAction({
  name: "move-transfer",
  words,
  schema: takeTransferStepInput,
  command: moveTransfer,
  to: ({ transferId, withdrawn }) => (withdrawn ? transfersPath() : transferPath(transferId)),
});

export const openTransferAction = defineAction({
  name: "open-transfer",
  words,
  schema: openTransferInput,
  command: openTransfer,
  pass: ({ transferId, purpose }) => ({ page: transferPath(transferId), recordId: transferId, purpose }),
  to: ({ transferId }) => transferPath(transferId),
});

export const closeTransferAction = defineAction({
  name: "close-transfer",
  words,
  schema: closeTransferInput,
  command: closeTransfer,
  pass: ({ transferId }) => ({ page: transferPath(transferId), recordId: transferId, purpose: null }),
  to: ({ transferId }) => transferPath(transferId),
});
