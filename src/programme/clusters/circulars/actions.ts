"use server";

import { defineAction } from "@/platform/action";
import { changeCircular, discardCircular, draftCircular, sendCircular } from "./commands";
import { changeCircularInput, discardCircularInput, draftCircularInput, sendCircularInput } from "./schema";

const to = ({ circularId }: { circularId: string }) => `/circulars/${circularId}`;

export const draftCircularAction = defineAction({
  name: "draft-circular",
  words: "clusters",
  schema: draftCircularInput,
  command: draftCircular,
  to,
  done: "circular-drafted",
});

export const changeCircularAction = defineAction({
  name: "change-circular",
  words: "clusters",
  schema: changeCircularInput,
  command: changeCircular,
  to,
  done: "circular-changed",
});

export const discardCircularAction = defineAction({
  name: "discard-circular",
  words: "clusters",
  schema: discardCircularInput,
  command: discardCircular,
  to: () => "/circulars",
  done: "circular-discarded",
});

export const sendCircularAction = defineAction({
  name: "send-circular",
  words: "clusters",
  schema: sendCircularInput,
  command: sendCircular,
  to,
  done: "circular-sent",
});
