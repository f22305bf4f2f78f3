import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { stepsFor } from "@/kernel/workflow";
import { asActor } from "@/platform/database";
import { requireOfficial } from "@/platform/session";
import { findReferral } from "@/programme/referrals/queries";
import { ReferralScreen } from "@/programme/referrals/screens/referral-screen";
import { openReferral } from "@/programme/referrals/sharing/queries";
import { referralWorkflow } from "@/programme/referrals/workflow";
import { ClockPanel } from "@/programme/time-limits/screens/clock-panel";
import { logMoment } from "@/ui/format";

export default async function Page({ params }: PageProps<"/referrals/[referralId]">) {
  const [{ referralId }, actor, t] = await Promise.all([params, requireOfficial(), getTranslations("referrals")]);
  if (!z.uuid().safeParse(referralId).success) notFound();
  const found = await asActor(actor, async (ctx) => {
    const referral = await findReferral(ctx, referralId);
    if (!referral) return null;
    const payload = referral.side === "observer" ? null : await openReferral(ctx, referral, t("page.purpose"));
    return { referral, payload, today: ctx.today, now: ctx.now };
  });
  if (!found) notFound();
  const { referral, payload, today, now } = found;
  return (
    <ReferralScreen
      referral={referral}
      payload={payload}
      steps={stepsFor(referralWorkflow, actor, referral)}
      today={today}
      reader={`${actor.name}　${logMoment(now)}`}
      clocks={<ClockPanel clocks={referral.clocks} today={today} />}
    />
  );
}
