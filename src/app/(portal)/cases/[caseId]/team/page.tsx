import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { casePath } from "@/programme/cases/paths";
import { findCase } from "@/programme/cases/queries";
import { mayChangeTeam } from "@/programme/complaints/handling/policy";
import { findHandled, officersOf } from "@/programme/complaints/handling/queries";
import { TeamScreen } from "@/programme/complaints/handling/screens/team-screen";
import { lateOrNotHere } from "../../../late-or-not-here";

type Props = { readonly params: Promise<{ caseId: string }> };

/** Other officers for a case: they are its complaint's, and change with it. */
export default async function Page({ params }: Props) {
  const [{ caseId }, actor] = await Promise.all([params, requireOfficial("bureau_leader")]);
  if (!z.uuid().safeParse(caseId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const found = await findCase(ctx, caseId);
    const complaint = found && (await findHandled(ctx, found.complaintId));
    if (!complaint || !mayChangeTeam(actor, complaint)) return null;
    return { number: found.number, complaint, officers: await officersOf(ctx, complaint.divisionCode) };
  });
  if (!read) return lateOrNotHere();
  return <TeamScreen complaint={read.complaint} officers={read.officers} page={casePath(caseId)} name={read.number} />;
}
