"use server";

import { defineAction } from "@/platform/action";
import { markingPath, sitePath, sitesPath } from "../paths";
import { declareInput, nameMoreInput } from "../seats/schema";
import { castVote, declareInterest, markByForm, nameMore, signScore } from "./commands";
import { castVoteInput, markFormInput, signScoreInput } from "./schema";

export const markItemsAction = defineAction({
  name: "mark-site-items",
  words: "demonstrationSites",
  schema: markFormInput,
  command: markByForm,
  to: ({ siteId }) => markingPath(siteId),
  done: "marks-saved",
});

export const signScoreAction = defineAction({
  name: "score-demonstration-site",
  words: "demonstrationSites",
  schema: signScoreInput,
  command: signScore,
  to: ({ siteId }) => sitePath(siteId),
  done: "score-signed",
});

export const castVoteAction = defineAction({
  name: "vote-site-panel",
  words: "demonstrationSites",
  schema: castVoteInput,
  command: castVote,
  to: ({ siteId }) => sitePath(siteId),
  done: "voted",
});

export const nameMoreAction = defineAction({
  name: "name-site-reviewers",
  words: "demonstrationSites",
  schema: nameMoreInput,
  command: nameMore,
  to: ({ siteId }) => sitePath(siteId),
  done: "named",
});

export const declareInterestAction = defineAction({
  name: "declare-site-interest",
  words: "demonstrationSites",
  schema: declareInput,
  command: declareInterest,
  to: ({ siteId, left }) => (left ? sitesPath() : sitePath(siteId)),
  done: ({ left }) => ({ code: left ? "recused" : "declared", params: {} }),
});
