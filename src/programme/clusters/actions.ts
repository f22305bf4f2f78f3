"use server";

import { defineAction } from "@/platform/action";
import { addCluster, changeCluster } from "./commands";
import { addClusterInput, changeClusterInput } from "./schema";

export const addClusterAction = defineAction({
  name: "add-cluster",
  words: "clusters",
  schema: addClusterInput,
  command: addCluster,
  to: ({ clusterId }) => `/clusters/${clusterId}`,
  done: "added",
});

export const changeClusterAction = defineAction({
  name: "change-cluster",
  words: "clusters",
  schema: changeClusterInput,
  command: changeCluster,
  to: ({ clusterId }) => `/clusters/${clusterId}`,
  done: "changed",
});
