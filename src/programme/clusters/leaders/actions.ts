"use server";

import { defineAction } from "@/platform/action";
import { endLeader, nameLeader } from "./commands";
import { endLeaderInput, nameLeaderInput } from "./schema";

export const nameLeaderAction = defineAction({
  name: "name-cluster-leader",
  words: "clusters",
  schema: nameLeaderInput,
  command: nameLeader,
  to: ({ clusterId }) => `/clusters/${clusterId}`,
  done: "leader-named",
});

export const endLeaderAction = defineAction({
  name: "end-cluster-leader",
  words: "clusters",
  schema: endLeaderInput,
  command: endLeader,
  to: ({ clusterId }) => `/clusters/${clusterId}`,
  done: "leader-ended",
});
