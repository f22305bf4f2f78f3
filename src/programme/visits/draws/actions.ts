"use server";

import { defineAction } from "@/platform/action";
import { changeDraw, moveDraw, setUpDraw } from "./commands";
import { drawPath } from "./paths";
import { changeDrawInput, setUpDrawInput, takeDrawStepInput } from "./schema";

const to = ({ drawId }: { drawId: string }) => drawPath(drawId);

export const setUpDrawAction = defineAction({
  name: "set-up-draw",
  words: "draws",
  schema: setUpDrawInput,
  command: setUpDraw,
  to,
});

export const changeDrawAction = defineAction({
  name: "change-draw",
  words: "draws",
  schema: changeDrawInput,
  command: changeDraw,
  to,
});

export const takeDrawStepAction = defineAction({
  name: "move-draw",
  words: "draws",
  schema: takeDrawStepInput,
  command: moveDraw,
  to,
});
