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
});

export const changeCircularAction = defineAction({
  name: "change-circular",
  words: "clusters",
  schema: changeCircularInput,
  command: changeCircular,
  to,
});

export const discardCircularAction = defineAction({
  name: "discard-circular",
  words: "clusters",
  schema: discardCircularInput,
  command: discardCircular,
  to: () => "/circulars",
});

export const sendCircularAction = defineAction({
  name: "send-circular",
  words: "clusters",
  schema: sendCircularInput,
  command: sendCircular,
  to,
});
