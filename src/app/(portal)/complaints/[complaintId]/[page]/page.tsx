import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { refusedSentence } from "@/platform/refused-files";
import { notHere, requireFirm } from "@/platform/session";
import { findDraft, writersOf } from "@/programme/complaints/draft/queries";
import { DRAFT_PAGES } from "@/programme/complaints/draft/schema";
import { complaintPath, draftPath, savePath } from "@/programme/complaints/paths";
import { DraftPageScreen } from "@/programme/complaints/screens/draft-page-screen";
import { FirmFacts } from "@/programme/complaints/screens/firm-facts";
import { EvidencePanel } from "@/programme/evidence/screens/evidence-panel";

type Props = {
  readonly params: Promise<{ complaintId: string; page: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One page of questions of a draft. */
export default async function Page({ params, searchParams }: Props) {
  const [{ complaintId, page: name }, search, actor] = await Promise.all([params, searchParams, requireFirm()]);
  const page = z.enum(DRAFT_PAGES).safeParse(name).data;
  if (!page || !z.uuid().safeParse(complaintId).success) return notHere();
  const found = await asActor(actor, async (ctx) => {
    const draft = await findDraft(ctx, complaintId);
    return draft && { draft, today: ctx.today, writers: await writersOf(ctx, draft.content.answers) };
  });
  if (!found) return notHere();
  const { draft, today, writers } = found;
  if (draft.status !== "draft") redirect(complaintPath(complaintId));
  const byId = draft.content.answers[page]?.byId;
  return (
    <DraftPageScreen
      draft={draft}
      page={page}
      today={today}
      checked={search.check === "1" || search.from === "check"}
      fromCheck={search.from === "check"}
      form={randomUUID()}
      writer={byId && byId !== actor.personId ? writers[byId] : undefined}
    >
      {page === "firm" ? <FirmFacts enterprise={draft.enterprise} enterpriseId={draft.enterpriseId} /> : null}
      {page === "evidence" ? (
        <EvidencePanel
          target={{ complaintId }}
          files={draft.files}
          here={draftPath(complaintId, "evidence")}
          removePath={savePath(complaintId, "evidence")}
          refusal={await refusedSentence(search, 200)}
        />
      ) : null}
    </DraftPageScreen>
  );
}
