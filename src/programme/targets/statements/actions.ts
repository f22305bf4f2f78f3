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
  done: "statement-opened",
});

export const confirmFiguresAction = defineAction({
  name: "confirm-figures",
  words: "targets",
  schema: confirmFiguresInput,
  command: confirmFigures,
  to,
  done: "figures-confirmed",
});

export const acceptStatementAction = defineAction({
  name: "accept-statement",
  words: "targets",
  schema: acceptStatementInput,
  command: acceptStatement,
  to,
  done: "statement-accepted",
});

export const restateAction = defineAction({
  name: "restate",
  words: "targets",
  schema: restateInput,
  command: restate,
  to,
  done: "restated",
});
