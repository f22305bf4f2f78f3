"use server";

import { defineAction, defineRowsAction } from "@/platform/action";
import { placeByCode, placePicked, removeMember } from "./commands";
import { placeMembersInput, placePickedInput, removeMemberInput } from "./schema";

export const placeMembersAction = defineRowsAction({
  name: "place-cluster-members",
  words: "clusters",
  schema: placeMembersInput,
  rows: ({ codes }) => codes.map((code) => ({ key: code, label: code, row: code })),
  command: (ctx, code, { clusterId, reason }) => placeByCode(ctx, code, { clusterId, reason }),
  done: { all: "placed-many", one: "placed" },
});

export const placePickedAction = defineRowsAction({
  name: "place-picked-firms",
  words: "clusters",
  schema: placePickedInput,
  rows: ({ picked }) =>
    picked.map((one) => {
      const [id = "", label = ""] = one.split("~");
      return { key: id, label, row: id };
    }),
  command: (ctx, enterpriseId, { clusterId, reason }) => placePicked(ctx, enterpriseId, { clusterId, reason }),
  done: { all: "placed-many", one: "placed" },
});

export const removeMemberAction = defineAction({
  name: "remove-cluster-member",
  words: "clusters",
  schema: removeMemberInput,
  command: removeMember,
  to: ({ clusterId }) => `/clusters/${clusterId}/members`,
  done: "member-removed",
});
