"use server";

import { defineAction } from "@/platform/action";
import { moveReferral, sendReferral } from "./commands";
import { referralPath, referralsPath } from "./paths";
import { sendReferralInput, takeReferralStepInput } from "./schema";

export const sendReferralAction = defineAction({
  name: "send-referral",
  words: "referrals",
  schema: sendReferralInput,
  command: sendReferral,
  to: ({ referralId }) => referralPath(referralId),
});

export const takeReferralStepAction = defineAction({
  name: "move-referral",
  words: "referrals",
  schema: takeReferralStepInput,
  command: moveReferral,
  to: ({ referralId, withdrawn }) => (withdrawn ? referralsPath() : referralPath(referralId)),
});
