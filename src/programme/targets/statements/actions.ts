"use server";

import { defineAction } from "@/platform/action";
import { statementPath } from "../paths";
import { acceptStatement, confirmFigures, openStatement, restate } from "./commands";
import { acceptStatementInput, confirmFiguresInput, openStatementInput, restateInput } from "./schema";

const to = ({ statementId }: { readonly statementId: string }) => statementPath(statementId);

export const openStatementAction = defineAction({
  name: "open-statement",
  words: "targets",
  schema: openStatementInput,
  command: openStatement,
  to,
});

export const confirmFiguresAction = defineAction({
  name: "confirm-figures",
  words: "targets",
  schema: confirmFiguresInput,
  command: confirmFigures,
  to,
});

export const acceptStatementAction = defineAction({
  name: "accept-statement",
  words: "targets",
  schema: acceptStatementInput,
  command: acceptStatement,
  to,
});

export const restateAction = defineAction({
  name: "restate",
  words: "targets",
  schema: restateInput,
  command: restate,
  to,
});
