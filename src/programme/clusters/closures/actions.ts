"use server";

import { defineAction } from "@/platform/action";
import { clusterPath } from "../paths";
import { closeCluster, reopenCluster } from "./commands";
import { closeClusterInput, reopenClusterInput } from "./schema";

export const closeClusterAction = defineAction({
  name: "close-cluster",
  words: "clusters",
  schema: closeClusterInput,
  command: closeCluster,
  to: ({ clusterId }) => clusterPath(clusterId),
  done: "closed",
});

export const reopenClusterAction = defineAction({
  name: "reopen-cluster",
  words: "clusters",
  schema: reopenClusterInput,
  command: reopenCluster,
  to: ({ clusterId }) => clusterPath(clusterId),
  done: "reopened",
});
