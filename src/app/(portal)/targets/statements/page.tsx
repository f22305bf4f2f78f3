import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { asActor } from "@/platform/database";
import { currentActor } from "@/platform/session";
import { mayExportStatements } from "@/programme/targets/policy";
import { StatementList } from "@/programme/targets/screens/statement-list";
import { mayLead } from "@/programme/targets/statements/policy";
import { listStatements } from "@/programme/targets/statements/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("targets"))("statements.title") };
}

export default async function Page() {
  const actor = await currentActor();
  const view = await asActor(actor, async (ctx) => ({ statements: await listStatements(ctx), today: ctx.today }));
  return <StatementList {...view} mayOpen={mayLead(actor)} opens={mayExportStatements(actor)} onceKey={randomUUID()} />;
}
