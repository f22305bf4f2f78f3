import { isMarketRegulator } from "@/kernel/actor";
import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { mayEnterFor } from "@/programme/visits/absences/policy";
import { listAbsences } from "@/programme/visits/absences/queries";
import { AbsenceScreen } from "@/programme/visits/absences/screens/absence-screen";
import { DRAWN_DUTIES } from "@/programme/visits/draws/policy";
import { officersToDraw } from "@/programme/visits/draws/queries";
import { mayExport, mayPlan } from "@/programme/visits/policy";
import { NotHeeded } from "@/ui/address-notes";

/** Who isn't there: for the bureaus of the leading department. */
export default async function Page({ searchParams }: PageProps<"/visits/absences">) {
  const [search, actor] = await Promise.all([searchParams, requireActor()]);
  if (!isMarketRegulator(actor)) return notHere();
  const { rows, others, today } = await asActor(actor, async (ctx) => ({
    rows: await listAbsences(ctx),
    others: mayPlan(actor) ? await officersToDraw(ctx, { divisionCode: actor.divisionCode, duties: DRAWN_DUTIES }) : [],
    today: ctx.today,
  }));
  const self = { id: actor.personId, name: actor.name };
  return (
    <>
      <NotHeeded parts={unheeded(search, {})} search={search} />
      <AbsenceScreen
        rows={rows}
        own={rows
          .filter(({ personId, departmentId }) => mayEnterFor(actor, { id: personId, departmentId }))
          .map(({ id }) => id)}
        people={[self, ...others.filter(({ id }) => id !== actor.personId)]}
        today={today}
        exports={mayExport(actor)}
      />
    </>
  );
}
