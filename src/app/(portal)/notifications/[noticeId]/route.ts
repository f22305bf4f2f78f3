import { z } from "zod";
import { Refusal } from "@/kernel/refusal";
import { asActor } from "@/platform/database";
import { requireActor } from "@/platform/session";
import { readNotice } from "@/programme/notifications/commands";
import { goneNoticePath, notificationsPath, subjectPath } from "@/programme/notifications/paths";

/** Marks a notice as read and leads on to its record; one that isn't there, or whose record is the reader's no more, leads back to the list. */
export async function GET(_request: Request, { params }: RouteContext<"/notifications/[noticeId]">): Promise<Response> {
  const [actor, { noticeId }] = await Promise.all([requireActor(), params]);
  return new Response(null, {
    status: 303,
    headers: { Location: await placeOf(actor, noticeId), "Cache-Control": "no-store" },
  });
}

async function placeOf(actor: Awaited<ReturnType<typeof requireActor>>, noticeId: string): Promise<string> {
  if (!z.uuid().safeParse(noticeId).success) return notificationsPath;
  try {
    const { opens, ...subject } = await asActor(actor, (ctx) => readNotice(ctx, noticeId));
    return opens ? subjectPath(subject) : goneNoticePath;
  } catch (error) {
    if (error instanceof Refusal) return notificationsPath;
    throw error;
  }
}
