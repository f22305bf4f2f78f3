import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { mayChangeTeam } from "@/programme/complaints/handling/policy";
import { findHandled, officersOf } from "@/programme/complaints/handling/queries";
import { TeamScreen } from "@/programme/complaints/handling/screens/team-screen";
import { complaintPath } from "@/programme/complaints/paths";
import { lateOrNotHere } from "../../../late-or-not-here";

type Props = { readonly params: Promise<{ complaintId: string }> };

/** Other officers for a complaint. */
export default async function Page({ params }: Props) {
  const [{ complaintId }, actor] = await Promise.all([params, requireOfficial("bureau_leader")]);
  if (!z.uuid().safeParse(complaintId).success) return notHere();
  const found = await asActor(actor, async (ctx) => {
    const complaint = await findHandled(ctx, complaintId);
    return complaint && mayChangeTeam(actor, complaint)
      ? { complaint, officers: await officersOf(ctx, complaint.divisionCode) }
      : null;
  });
  if (!found) return lateOrNotHere();
  const { complaint, officers } = found;
  return (
    <TeamScreen
      complaint={complaint}
      officers={officers}
      page={complaintPath(complaintId)}
      name={complaint.title ?? complaint.number}
    />
  );
}
