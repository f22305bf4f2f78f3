import { randomUUID } from "node:crypto";
import { asActor } from "@/platform/database";
import { requireOfficial } from "@/platform/session";
import { listDepartments } from "@/programme/accounts/officials/queries";
import { NewOfficialScreen } from "@/programme/accounts/screens/official-form";

export default async function Page() {
  const actor = await requireOfficial("system_administrator");
  const departments = await asActor(actor, listDepartments);
  return <NewOfficialScreen departments={departments} onceKey={randomUUID()} />;
}
