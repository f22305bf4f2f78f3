import { redirect } from "next/navigation";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { listChecklists } from "@/programme/visits/checklists/queries";
import { ChecklistFormScreen } from "@/programme/visits/checklists/screens/checklist-form-screen";
import { checklistsPath } from "@/programme/visits/paths";
import { mayChangeRules } from "@/programme/visits/policy";

/** The form of a checklist's next version; while one waits for its day, the list of them. */
export default async function Page({ params }: PageProps<"/visits/checklists/[purpose]/edit">) {
  const [{ purpose }, actor] = await Promise.all([params, requireOfficial("coordinator")]);
  if (!mayChangeRules(actor)) return notHere();
  const { newest, today } = await asActor(actor, async (ctx) => ({
    newest: (await listChecklists(ctx)).find((one) => one.purpose === purpose),
    today: ctx.today,
  }));
  if (!newest) return notHere();
  if (newest.validFrom > today) redirect(checklistsPath(newest.purpose));
  return <ChecklistFormScreen newest={newest} />;
}
