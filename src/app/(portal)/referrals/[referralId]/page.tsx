import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { answersFor } from "@/kernel/clock-steps";
import { asActor } from "@/platform/database";
import { currentLook } from "@/platform/look";
import { refusedSentence } from "@/platform/refused-files";
import { notHere, requireOfficial } from "@/platform/session";
import { evidenceOfReferral } from "@/programme/evidence/queries";
import { EvidencePanel } from "@/programme/evidence/screens/evidence-panel";
import { referralPath } from "@/programme/referrals/paths";
import { findReferral } from "@/programme/referrals/queries";
import { ReferralScreen } from "@/programme/referrals/screens/referral-screen";
import { courseOf, openReferral } from "@/programme/referrals/sharing/queries";
import { referralSteps, referralWorkflow } from "@/programme/referrals/workflow";
import { ClockPanel, NearestClock } from "@/programme/time-limits/screens/clock-panel";
import { logMoment } from "@/ui/format";
import { Section } from "@/ui/section";
import { CameLate, lateOrNotHere } from "../../late-or-not-here";

export default async function Page({ params, searchParams }: PageProps<"/referrals/[referralId]">) {
  const [{ referralId }, search, actor, t] = await Promise.all([
    params,
    searchParams,
    requireOfficial(),
    getTranslations("referrals"),
  ]);
  if (!z.uuid().safeParse(referralId).success) return notHere();
  const look = (await currentLook(referralId)) ?? null;
  const found = await asActor(actor, async (ctx) => {
    const referral = await findReferral(ctx, referralId);
    if (!referral) return null;
    // Its sender reads what he sent as part of his case; who received it says why, and has a pass.
    const purpose = referral.side === "receiver" ? look?.purpose : referral.side === "sender" ? "referral" : undefined;
    const payload = purpose === undefined ? null : await openReferral(ctx, referral, purpose);
    const answering = referral.side === "receiver" && referral.status === "accepted";
    return {
      ...{ referral, payload, course: await courseOf(ctx, referralId), today: ctx.today, now: ctx.now },
      received: answering ? await evidenceOfReferral(ctx, referralId) : null,
    };
  });
  if (!found) return lateOrNotHere();
  const { referral, payload, received, course, today, now } = found;
  const steps = referralSteps(actor, referral);
  return (
    <>
      <CameLate open={steps.open} />
      <ReferralScreen
        referral={referral}
        payload={payload}
        look={look}
        course={course}
        steps={steps}
        today={today}
        reader={`${actor.name}　${logMoment(now)}`}
        nearest={<NearestClock clocks={referral.clocks} today={today} />}
        clocks={
          <ClockPanel clocks={referral.clocks} today={today} answers={answersFor(referralWorkflow, actor, referral)} />
        }
        attachments={
          received ? (
            <Section id="reply-files" title={t("page.attachments")}>
              <EvidencePanel
                target={{ referralId }}
                files={payload ? payload.evidence.filter(({ ofAnswer }) => ofAnswer) : received.length}
                here={referralPath(referralId)}
                refusal={await refusedSentence(search, 200)}
              />
            </Section>
          ) : undefined
        }
      />
    </>
  );
}
