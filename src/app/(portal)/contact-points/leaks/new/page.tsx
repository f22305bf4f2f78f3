import { randomUUID } from "node:crypto";
import { asActor } from "@/platform/database";
import { limitOn, rulesOf } from "@/platform/rules";
import { notHere, requireFirm } from "@/platform/session";
import { mayReport } from "@/programme/contact-points/leaks/policy";
import { LeakFormScreen } from "@/programme/contact-points/leaks/screens/leak-form-screen";
import { contactPointOf } from "@/programme/contact-points/queries";

/** Where the firm of a contact point writes a report of a leak. */
export default async function Page() {
  const actor = await requireFirm();
  const { enterpriseId } = actor;
  if (!enterpriseId) return notHere();
  const read = await asActor(actor, async (ctx) => ({
    point: await contactPointOf(ctx, enterpriseId),
    days: limitOn(await rulesOf(ctx), "leak-report", ctx.today).length,
  }));
  if (!mayReport(read.point)) return notHere();
  return <LeakFormScreen draft={null} formKey={randomUUID()} days={read.days} />;
}
