import { randomUUID } from "node:crypto";
import { z } from "zod";
import { dayFromDate } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { limitOn, rulesOf } from "@/platform/rules";
import { notHere, requireFirm } from "@/platform/session";
import { findLeak, ownLeakTexts } from "@/programme/contact-points/leaks/queries";
import { LeakFormScreen } from "@/programme/contact-points/leaks/screens/leak-form-screen";

/** Where a firm changes its draft. */
export default async function Page({ params }: PageProps<"/contact-points/leaks/[leakId]/edit">) {
  const [{ leakId }, actor] = await Promise.all([params, requireFirm()]);
  if (!z.uuid().safeParse(leakId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const leak = await findLeak(ctx, leakId);
    if (leak?.status !== "draft") return null;
    const { account, measures } = await ownLeakTexts(ctx, leakId);
    const { id, version, kind, complains } = leak;
    const draft = { id, version, kind, complains, account, measures, noticedOn: dayFromDate(leak.noticedOn) };
    return { draft, days: limitOn(await rulesOf(ctx), "leak-report", ctx.today).length };
  });
  if (!read) return notHere();
  return <LeakFormScreen {...read} formKey={randomUUID()} />;
}
