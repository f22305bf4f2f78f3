import { randomUUID } from "node:crypto";
import { z } from "zod";
import { addDays } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { findEnterprise } from "@/programme/enterprises/queries";
import { isGone } from "@/programme/enterprises/workflow";
import { awayAmong, proposedFor, windowOf } from "@/programme/visits/absences/policy";
import { burdened, burdenOf } from "@/programme/visits/burden/queries";
import { mayPlan } from "@/programme/visits/policy";
import { officersFor } from "@/programme/visits/queries";
import { HAND_PURPOSES } from "@/programme/visits/schema";
import { PlanScreen } from "@/programme/visits/screens/plan-screen";

/** What stands in the form as the day by which the visit is made. */
const DAYS = 14;

export default async function Page({ searchParams }: PageProps<"/visits/new">) {
  const [actor, search] = await Promise.all([requireOfficial(), searchParams]);
  const enterpriseId = z.uuid().safeParse(search.enterprise);
  if (!enterpriseId.success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const enterprise = await findEnterprise(ctx, enterpriseId.data);
    if (!enterprise || isGone(enterprise.status) || !mayPlan(actor, enterprise.divisionCode)) return null;
    return {
      enterprise,
      officers: await officersFor(ctx, { ...enterprise, ring: null }, [enterprise.id]),
      burden: await burdenOf(ctx, enterprise.id),
      asks: (await burdened(ctx, [enterprise.id], ctx.today.slice(0, 4))).size > 0,
      today: ctx.today,
    };
  });
  if (!read) return notHere();
  const { today, officers, ...rest } = read;
  const dueOn = addDays(today, DAYS);
  const window = windowOf({ today, dueOn });
  return (
    <PlanScreen
      {...rest}
      purpose={z.enum(HAND_PURPOSES).catch("guidance").parse(search.purpose)}
      officers={proposedFor(officers, { enterpriseId: rest.enterprise.id, window })}
      away={awayAmong(officers, window)}
      dueOn={dueOn}
      today={today}
      onceKey={randomUUID()}
    />
  );
}
