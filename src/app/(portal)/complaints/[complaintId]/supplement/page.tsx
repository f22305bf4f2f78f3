import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { refusedSentence } from "@/platform/refused-files";
import { notHere, requireFirm } from "@/platform/session";
import { historyOf } from "@/programme/audit-trail/queries";
import { complaintPath, draftPath } from "@/programme/complaints/paths";
import { nothingSinceReturn, ownCourse } from "@/programme/complaints/policy";
import { findOwn } from "@/programme/complaints/queries";
import { SupplementScreen } from "@/programme/complaints/screens/supplement-screen";
import { EvidencePanel } from "@/programme/evidence/screens/evidence-panel";

type Props = {
  readonly params: Promise<{ complaintId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Hands in more, at any time after submission. */
export default async function Page({ params, searchParams }: Props) {
  const [{ complaintId }, search, actor] = await Promise.all([params, searchParams, requireFirm()]);
  if (!z.uuid().safeParse(complaintId).success) return notHere();
  const found = await asActor(actor, async (ctx) => {
    const complaint = await findOwn(ctx, complaintId);
    if (!complaint) return null;
    const returned = complaint.status === "returned";
    const nothing = returned && nothingSinceReturn(complaint, ownCourse(await historyOf(ctx, complaintId)));
    return { complaint, nothing };
  });
  if (!found) return notHere();
  const { complaint } = found;
  if (complaint.status === "draft") redirect(complaintPath(complaintId));
  return (
    <SupplementScreen {...found} formKey={randomUUID()}>
      <EvidencePanel
        target={{ complaintId }}
        files={complaint.files}
        here={draftPath(complaintId, "supplement")}
        refusal={await refusedSentence(search, 200)}
      />
    </SupplementScreen>
  );
}
