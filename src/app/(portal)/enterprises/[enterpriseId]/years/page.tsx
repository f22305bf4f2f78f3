import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { findEnterprise } from "@/programme/enterprises/queries";
import { isGone } from "@/programme/enterprises/workflow";
import { mayConfirm, mayPropose } from "@/programme/enterprises/years/policy";
import { yearsOf } from "@/programme/enterprises/years/queries";
import { yearAddress } from "@/programme/enterprises/years/schema";
import { YearScreen } from "@/programme/enterprises/years/screens/year-screen";

const YEARS_BACK = 5;

/** Where a year's figures are entered, or proposed by the firm. */
export default async function Page({ params, searchParams }: PageProps<"/enterprises/[enterpriseId]/years">) {
  const [{ enterpriseId }, search, actor] = await Promise.all([params, searchParams, requireActor()]);
  if (!z.uuid().safeParse(enterpriseId).success) return notHere();
  const { enterprise, years, today } = await asActor(actor, async (ctx) => ({
    enterprise: await findEnterprise(ctx, enterpriseId),
    years: await yearsOf(ctx, enterpriseId),
    today: ctx.today,
  }));
  if (!enterprise || isGone(enterprise.status)) return notHere();
  const confirms = mayConfirm(actor, enterprise);
  if (!confirms && !mayPropose(actor, enterprise)) return notHere();
  const last = Number(today.slice(0, 4));
  const asked = yearAddress.parse(search).year;
  const year = asked && asked <= last ? asked : undefined;
  const state = confirms ? "confirmed" : "proposed";
  return (
    <YearScreen
      enterprise={enterprise}
      year={year}
      choices={Array.from({ length: YEARS_BACK }, (_, back) => last - back)}
      before={years.find((one) => one.year === year && one.state === state)}
      confirms={confirms}
    />
  );
}
