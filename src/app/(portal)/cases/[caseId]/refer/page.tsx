import { randomUUID } from "node:crypto";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { acceptLimit, receivers } from "@/programme/referrals/queries";
import { SendScreen } from "@/programme/referrals/screens/send-screen";
import { findShareable } from "@/programme/referrals/sharing/queries";
import { REFERRAL_KINDS } from "@/programme/referrals/workflow";
import { lateOrNotHere } from "../../../late-or-not-here";

export default async function Page({ params, searchParams }: PageProps<"/cases/[caseId]/refer">) {
  const [{ caseId }, search, actor] = await Promise.all([params, searchParams, requireOfficial()]);
  if (!z.uuid().safeParse(caseId).success) return notHere();
  const kind = z.enum(REFERRAL_KINDS).catch("criminal").parse(search.kind);
  const found = await asActor(actor, async (ctx) => {
    const shareable = await findShareable(ctx, caseId, "referral");
    if (!shareable) return null;
    return { ...shareable, departments: await receivers(ctx, kind), accept: await acceptLimit(ctx, kind) };
  });
  if (!found) return lateOrNotHere();
  return <SendScreen caseId={caseId} kind={kind} onceKey={randomUUID()} {...found} />;
}
