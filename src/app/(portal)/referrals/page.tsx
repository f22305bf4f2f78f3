import { notFound } from "next/navigation";
import { z } from "zod";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { requireOfficial } from "@/platform/session";
import { sightsOf } from "@/programme/referrals/policy";
import { listReferrals } from "@/programme/referrals/queries";
import { ReferralList } from "@/programme/referrals/screens/referral-list";
import { REFERRAL_KINDS, REFERRAL_STATUSES } from "@/programme/referrals/workflow";

const address = z.object({
  status: z.enum(REFERRAL_STATUSES).optional().catch(undefined),
  kind: z.enum(REFERRAL_KINDS).optional().catch(undefined),
  box: z.enum(["in", "out"]).optional().catch(undefined),
  department: z.uuid().optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  open: z.literal("1").optional().catch(undefined),
  overdue: z.literal("1").optional().catch(undefined),
  q: z.string().trim().max(60).optional().catch(undefined),
  after: z.string().optional().catch(undefined),
});

export default async function Page({ searchParams }: PageProps<"/referrals">) {
  const [actor, search] = await Promise.all([requireOfficial(), searchParams]);
  if (sightsOf(actor).length === 0) notFound();
  const { mine, open, overdue, after, ...filter } = address.parse(search);
  const { list, today } = await asActor(actor, async (ctx) => ({
    list: await listReferrals(
      ctx,
      present({ ...filter, mine: mine && true, open: open && true, overdue: overdue && true }),
      after,
    ),
    today: ctx.today,
  }));
  return <ReferralList {...list} query={present({ ...filter, mine, open, overdue, after })} today={today} />;
}
