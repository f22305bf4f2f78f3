import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireFirm } from "@/platform/session";
import { complaintPath, draftPath } from "@/programme/complaints/paths";
import { findOwn } from "@/programme/complaints/queries";
import { SupplementScreen } from "@/programme/complaints/screens/supplement-screen";
import { EvidencePanel } from "@/programme/evidence/screens/evidence-panel";

type Props = {
  readonly params: Promise<{ complaintId: string }>;
  readonly searchParams: Promise<{ refused?: string }>;
};

/** Hands in more, at any time after submission. */
export default async function Page({ params, searchParams }: Props) {
  const [{ complaintId }, { refused }, actor] = await Promise.all([params, searchParams, requireFirm()]);
  if (!z.uuid().safeParse(complaintId).success) return notHere();
  const complaint = await asActor(actor, (ctx) => findOwn(ctx, complaintId));
  if (!complaint) return notHere();
  if (complaint.status === "draft") redirect(complaintPath(complaintId));
  const evidence = await getTranslations("evidence.refusals");
  return (
    <SupplementScreen complaint={complaint} formKey={randomUUID()}>
      <EvidencePanel
        target={{ complaintId }}
        files={complaint.files}
        here={draftPath(complaintId, "supplement")}
        refusal={refused && evidence.has(refused) ? evidence(refused, { maximum: 200, reference: "" }) : undefined}
      />
    </SupplementScreen>
  );
}
