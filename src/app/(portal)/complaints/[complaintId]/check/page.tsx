import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireFirm } from "@/platform/session";
import { findDraft } from "@/programme/complaints/draft/queries";
import { draftPath } from "@/programme/complaints/paths";
import { CheckScreen } from "@/programme/complaints/screens/check-screen";

type Props = {
  readonly params: Promise<{ complaintId: string }>;
  readonly searchParams: Promise<{ refused?: string }>;
};

/** All answers once more, before they are submitted. */
export default async function Page({ params, searchParams }: Props) {
  const [{ complaintId }, { refused }, actor] = await Promise.all([params, searchParams, requireFirm()]);
  if (!z.uuid().safeParse(complaintId).success) return notHere();
  const found = await asActor(actor, async (ctx) => {
    const draft = await findDraft(ctx, complaintId);
    return draft && { draft, today: ctx.today };
  });
  if (!found) return notHere();
  if (found.draft.status !== "draft") redirect(draftPath(complaintId, "receipt"));
  return (
    <CheckScreen
      {...found}
      formKey={randomUUID()}
      refused={z.enum(["incomplete", "overtaken"]).optional().catch(undefined).parse(refused)}
    />
  );
}
