import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { cluesDesks } from "@/programme/clues/queries";
import { HandOverSheet } from "@/programme/clues/screens/clue-forms";
import { findVisit } from "@/programme/visits/queries";
import { visitWorkflow } from "@/programme/visits/workflow";

/** Where what was found at a visit is handed over as a clue: by who made it, once it was made. */
export default async function Page({ params }: PageProps<"/visits/[visitId]/clue">) {
  const [{ visitId }, actor] = await Promise.all([params, requireActor()]);
  if (!z.uuid().safeParse(visitId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const visit = await findVisit(ctx, visitId);
    return visit && { visit, desks: await cluesDesks(ctx) };
  });
  if (!read) return notHere();
  const { visit, desks } = read;
  if (visit.status !== "held" || visit.ring || !visitWorkflow.partiesOf(actor, visit).includes("officer"))
    return notHere();
  const usual = desks.find(({ divisionCode }) => divisionCode === visit.divisionCode) ?? desks.at(-1);
  return <HandOverSheet visit={visit} desks={desks} usual={usual?.divisionCode} />;
}
