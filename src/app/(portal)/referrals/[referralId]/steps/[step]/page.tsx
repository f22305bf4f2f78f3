import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { evidenceOfReferral } from "@/programme/evidence/queries";
import { findReferral } from "@/programme/referrals/queries";
import { askingStep } from "@/programme/referrals/schema";
import { ConfirmScreen } from "@/programme/referrals/screens/confirm-screen";
import { referralSteps } from "@/programme/referrals/workflow";
import { CameLate, lateOrNotHere } from "../../../../late-or-not-here";

/** A step of a referral that asks on a page of its own: for the side that may take it. */
export default async function Page({ params }: PageProps<"/referrals/[referralId]/steps/[step]">) {
  const [{ referralId, step: name }, actor] = await Promise.all([params, requireOfficial()]);
  const step = askingStep.safeParse(name).data;
  if (!step || !z.uuid().safeParse(referralId).success) return notHere();
  const found = await asActor(actor, async (ctx) => {
    const referral = await findReferral(ctx, referralId);
    if (referral?.side !== (step === "withdraw" ? "sender" : "receiver")) return null;
    return { referral, attachments: (await evidenceOfReferral(ctx, referralId)).length };
  });
  if (!found) return lateOrNotHere();
  const open = referralSteps(actor, found.referral).open.find((one) => one.name === step);
  return (
    <>
      {open ? null : <CameLate />}
      <ConfirmScreen {...found} step={step} open={open} />
    </>
  );
}
