import { randomUUID } from "node:crypto";
import { asActor } from "@/platform/database";
import { env } from "@/platform/env";
import { limitOn, rulesOf } from "@/platform/rules";
import { requireFirm } from "@/platform/session";
import { StartScreen } from "@/programme/complaints/screens/start-screen";

/** What a firm should know before the first question. */
export default async function Page() {
  const limits = await asActor(await requireFirm(), async (ctx) => {
    const rules = await rulesOf(ctx);
    const [register, verify] = [
      limitOn(rules, "complaint-register", ctx.today),
      limitOn(rules, "complaint-verify", ctx.today),
    ];
    return register.unit === "working_day" && verify.unit === "working_day"
      ? { register: register.length, verify: verify.length }
      : undefined;
  });
  return <StartScreen formKey={randomUUID()} phone={env().SITE_PHONE} limits={limits} />;
}
