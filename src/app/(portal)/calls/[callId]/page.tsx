import { z } from "zod";
import { asActor } from "@/platform/database";
import { currentActor, notHere } from "@/platform/session";
import { mayAnnounce } from "@/programme/calls/policy";
import { findCall } from "@/programme/calls/queries";
import { CallScreen } from "@/programme/calls/screens/call-screen";

export default async function Page({ params }: PageProps<"/calls/[callId]">) {
  const [{ callId }, actor] = await Promise.all([params, currentActor()]);
  if (!z.uuid().safeParse(callId).success) return notHere();
  const call = await asActor(actor, (ctx) => findCall(ctx, callId));
  if (!call) return notHere();
  return <CallScreen call={call} mayWithdraw={mayAnnounce(actor)} />;
}
