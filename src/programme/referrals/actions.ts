"use server";

import { defineAction } from "@/platform/action";
import { moveReferral, openShared, sendReferral, shutShared } from "./commands";
import { referralPath } from "./paths";
import { openSharedInput, sendReferralInput, shutSharedInput, takeReferralStepInput } from "./schema";

export const sendReferralAction = defineAction({
  name: "send-referral",
  words: "referrals",
  schema: sendReferralInput,
  command: sendReferral,
  to: ({ referralId }) => referralPath(referralId),
  done: "sent",
});

export const takeReferralStepAction = defineAction({
  name: "move-referral",
  words: "referrals",
  schema: takeReferralStepInput,
  command: moveReferral,
  to: ({ referralId }) => referralPath(referralId),
});

export const openSharedAction = defineAction({
  name: "open-referral",
  words: "referrals",
  schema: openSharedInput,
  command: openShared,
  pass: ({ referralId, purpose }) => ({ page: referralPath(referralId), recordId: referralId, purpose }),
  to: ({ referralId }) => referralPath(referralId),
});

export const shutSharedAction = defineAction({
  name: "shut-referral",
  words: "referrals",
  schema: shutSharedInput,
  command: shutShared,
  pass: ({ referralId }) => ({ page: referralPath(referralId), recordId: referralId, purpose: null }),
  to: ({ referralId }) => referralPath(referralId),
});
