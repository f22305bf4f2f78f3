import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { assessmentOf } from "@/programme/demonstration-sites/assessment/queries";
import { siteStepPath } from "@/programme/demonstration-sites/paths";
import { hasDeclared, mayScore, missedAtSigning } from "@/programme/demonstration-sites/policy";
import { findSite } from "@/programme/demonstration-sites/queries";
import { othersMarks, ownMarks } from "@/programme/demonstration-sites/reviews/queries";
import { MarkingScreen } from "@/programme/demonstration-sites/reviews/screens/marking-screen";
import { itemsOf } from "@/programme/demonstration-sites/score-sheets/schema";
import { REVIEWING_DUTIES } from "@/programme/demonstration-sites/workflow";
import { findSettings } from "@/programme/settings/queries";
import { lateOrNotHere } from "../../../late-or-not-here";

export default async function Page({ params }: PageProps<"/demonstration-sites/[siteId]/marking">) {
  const [{ siteId }, actor] = await Promise.all([params, requireOfficial(...REVIEWING_DUTIES)]);
  if (!z.uuid().safeParse(siteId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const site = await findSite(ctx, siteId);
    if (!site || !mayScore(actor, site)) return null;
    return {
      site,
      ...(await assessmentOf(ctx, siteId)),
      hours: (await findSettings(ctx)).offlineHours,
      marks: await ownMarks(ctx, { siteId, round: site.round }),
      others: await othersMarks(ctx, { siteId, round: site.round }),
    };
  });
  if (!read) return lateOrNotHere();
  const { site, answers, proofs, marks, others, hours } = read;
  // Nobody judges before he has said that nothing stands in his way. (The address is the site's own.)
  if (!hasDeclared(actor, site)) redirect(siteStepPath(siteId, "declare"));
  return (
    <MarkingScreen
      site={{ ...site, reconciling: site.status === "reconciling" }}
      signed={site.scores.findLast(({ reviewerId }) => reviewerId === actor.personId)}
      content={site.sheet.content}
      answers={answers}
      marks={marks}
      photos={proofs.filter(({ reviewerId }) => reviewerId === actor.personId)}
      owner={actor.personId}
      hours={hours}
      late={missedAtSigning(actor, site) !== undefined}
      others={others.map((mark) => ({
        ...mark,
        name: site.seats.find(({ personId }) => personId === mark.reviewerId)?.name ?? "",
      }))}
      freshIds={Object.fromEntries(itemsOf(site.sheet.content).map(({ key }) => [key, randomUUID()]))}
    />
  );
}
