import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { mayJudge } from "@/programme/contact-points/admission/policy";
import { admissionOf } from "@/programme/contact-points/admission/queries";
import { JudgeScreen } from "@/programme/contact-points/admission/screens/judge-screen";
import { findContactPoint } from "@/programme/contact-points/queries";

export default async function Page({ params }: PageProps<"/contact-points/[contactPointId]/admission">) {
  const [{ contactPointId }, actor] = await Promise.all([params, requireOfficial("programme_officer")]);
  if (!z.uuid().safeParse(contactPointId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const point = await findContactPoint(ctx, contactPointId);
    const admission = point && mayJudge(actor, point) ? await admissionOf(ctx, point) : null;
    return point && admission ? { point, admission } : null;
  });
  if (!read) return notHere();
  return <JudgeScreen {...read} />;
}
