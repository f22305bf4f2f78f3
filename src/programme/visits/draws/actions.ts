"use server";

import { defineAction } from "@/platform/action";
import { changeDraw, drawFaults, moveDraw, setUpDraw } from "./commands";
import { drawPath } from "./paths";
import { changeDrawInput, setUpDrawInput, takeDrawStepInput } from "./schema";

const to = ({ drawId }: { drawId: string }) => drawPath(drawId);

export const setUpDrawAction = defineAction({
  name: "set-up-draw",
  words: "draws",
  schema: setUpDrawInput,
  command: setUpDraw,
  besides: drawFaults,
  to,
  done: "set-up",
});

export const changeDrawAction = defineAction({
  name: "change-draw",
  words: "draws",
  schema: changeDrawInput,
  command: changeDraw,
  besides: drawFaults,
  to,
  done: "changed",
});

export const takeDrawStepAction = defineAction({
  name: "move-draw",
  words: "draws",
  schema: takeDrawStepInput,
  command: moveDraw,
  to,
});
