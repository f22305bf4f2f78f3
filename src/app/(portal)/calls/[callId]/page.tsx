import { notFound } from "next/navigation";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { currentActor } from "@/platform/session";
import { mayAnnounce } from "@/programme/calls/policy";
import { findCall } from "@/programme/calls/queries";
import { CallScreen } from "@/programme/calls/screens/call-screen";

export default async function Page({ params }: PageProps<"/calls/[callId]">) {
  const [{ callId }, actor] = await Promise.all([params, currentActor()]);
  if (!z.uuid().safeParse(callId).success) notFound();
  const call = await asActor(actor, (ctx) => findCall(ctx, callId));
  if (!call) notFound();
  return <CallScreen call={call} mayWithdraw={mayAnnounce(actor)} />;
}
