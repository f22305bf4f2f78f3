"use server";

import { defineAction } from "@/platform/action";
import { markingPath, sitePath } from "../paths";
import { nameMoreInput } from "../seats/schema";
import { castVote, markByForm, nameMore, signScore } from "./commands";
import { castVoteInput, markFormInput, signScoreInput } from "./schema";

export const markItemsAction = defineAction({
  name: "mark-site-items",
  words: "demonstrationSites",
  schema: markFormInput,
  command: markByForm,
  to: ({ siteId }) => markingPath(siteId),
});

export const signScoreAction = defineAction({
  name: "score-demonstration-site",
  words: "demonstrationSites",
  schema: signScoreInput,
  command: signScore,
  to: ({ siteId }) => sitePath(siteId),
});

export const castVoteAction = defineAction({
  name: "vote-site-panel",
  words: "demonstrationSites",
  schema: castVoteInput,
  command: castVote,
  to: ({ siteId }) => sitePath(siteId),
});

export const nameMoreAction = defineAction({
  name: "name-site-reviewers",
  words: "demonstrationSites",
  schema: nameMoreInput,
  command: nameMore,
  to: ({ siteId }) => sitePath(siteId),
});
