import { z } from "zod";
import { Refusal } from "@/kernel/refusal";
import { asActor } from "@/platform/database";
import { requireActor } from "@/platform/session";
import { readNotice } from "@/programme/notifications/commands";
import { notificationsPath, subjectPath } from "@/programme/notifications/paths";

/** Marks a notice as read and leads on to its record; one that isn't there leads back to the list. */
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
    return subjectPath(await asActor(actor, (ctx) => readNotice(ctx, noticeId)));
  } catch (error) {
    if (error instanceof Refusal) return notificationsPath;
    throw error;
  }
}
