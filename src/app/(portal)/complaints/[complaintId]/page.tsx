import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { FirmActor } from "@/kernel/actor";
import { stepsFor } from "@/kernel/workflow";
import { asActor, type Ctx } from "@/platform/database";
import { env } from "@/platform/env";
import { notHere, requireActor } from "@/platform/session";
import { historyOf, looksAt } from "@/programme/audit-trail/queries";
import { findDraft } from "@/programme/complaints/draft/queries";
import { ownCourse, ownLooks } from "@/programme/complaints/policy";
import { bureausOf, findOwn, noteMessagesOpened } from "@/programme/complaints/queries";
import { Messages } from "@/programme/complaints/screens/messages";
import { TaskListScreen } from "@/programme/complaints/screens/task-list-screen";
import { TrackScreen } from "@/programme/complaints/screens/track-screen";
import { complaintWorkflow } from "@/programme/complaints/workflow";
import { handledComplaint } from "./handled";

type Props = {
  readonly params: Promise<{ complaintId: string }>;
  readonly searchParams: Promise<{ tab?: string }>;
};

/** One complaint: to its firm the task list of a draft, or how it stands; to an official the record. */
export default async function Page({ params, searchParams }: Props) {
  const [{ complaintId }, search, actor] = await Promise.all([params, searchParams, requireActor()]);
  if (!z.uuid().safeParse(complaintId).success) return notHere();
  return actor.kind === "official"
    ? handledComplaint(actor, { complaintId, tab: search.tab })
    : ownComplaint(actor, complaintId);
}

async function ownComplaint(actor: FirmActor, complaintId: string) {
  const found = await asActor(
    actor,
    async (ctx) => (await submitted(ctx, complaintId)) ?? (await drafted(ctx, complaintId)),
  );
  const phone = env().SITE_PHONE;
  if (!found) return notHere();
  if (found.kind === "draft") return <TaskListScreen draft={found.draft} today={found.today} phone={phone} />;
  const { complaint, history, bureaus, looks, total, today } = found;
  const purposes = await getTranslations("auditTrail");
  return (
    <TrackScreen
      complaint={complaint}
      history={history}
      bureaus={bureaus}
      looks={looks}
      looksTotal={total}
      steps={stepsFor(complaintWorkflow, actor, complaint).open}
      today={today}
      phone={phone}
      messages={
        <Messages
          complaintId={complaint.id}
          messages={complaint.messages}
          today={today}
          formKey={randomUUID()}
          side="firm"
        />
      }
      purposeText={(purpose) => (purposes.has(`purposes.${purpose}`) ? purposes(`purposes.${purpose}`) : purpose)}
    />
  );
}

async function submitted(ctx: Ctx, complaintId: string) {
  const complaint = await findOwn(ctx, complaintId);
  if (!complaint || complaint.status === "draft") return null;
  const { looks: entries, total } = await looksAt(ctx, complaintId);
  const looks = ownLooks(entries, complaint.files);
  const history = ownCourse(await historyOf(ctx, complaintId));
  const bureaus = await bureausOf(
    ctx,
    history.flatMap(({ division }) => division ?? []),
  );
  await noteMessagesOpened(ctx, complaintId);
  return { kind: "submitted", complaint, history, bureaus, looks, total, today: ctx.today } as const;
}

async function drafted(ctx: Ctx, complaintId: string) {
  const draft = await findDraft(ctx, complaintId);
  return draft?.status === "draft" ? ({ kind: "draft", draft, today: ctx.today } as const) : null;
}
