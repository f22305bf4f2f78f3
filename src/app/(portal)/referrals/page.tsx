import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { present } from "@/kernel/address";
import { PUNCTUAL } from "@/kernel/clocks";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { sightsOf } from "@/programme/referrals/policy";
import { listReferrals } from "@/programme/referrals/queries";
import { ReferralList } from "@/programme/referrals/screens/referral-list";
import { REFERRAL_KINDS, REFERRAL_STATUSES } from "@/programme/referrals/workflow";
import { viewsOf } from "@/programme/saved-views/queries";
import { ownTabs } from "@/programme/saved-views/screens/view-tools";

const address = z.object({
  status: z.enum(REFERRAL_STATUSES).optional().catch(undefined),
  kind: z.enum(REFERRAL_KINDS).optional().catch(undefined),
  box: z.enum(["in", "out"]).optional().catch(undefined),
  department: z.uuid().optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  open: z.literal("1").optional().catch(undefined),
  overdue: z.literal("1").optional().catch(undefined),
  metMonth: z
    .string()
    .regex(/^20\d{2}(-(0[1-9]|1[0-2]))?$/)
    .optional()
    .catch(undefined),
  punctual: z.enum(PUNCTUAL).optional().catch(undefined),
  q: z.string().trim().max(60).optional().catch(undefined),
  after: z.string().optional().catch(undefined),
});

export default async function Page({ searchParams }: PageProps<"/referrals">) {
  const [actor, search, t] = await Promise.all([requireOfficial(), searchParams, getTranslations("savedViews")]);
  if (sightsOf(actor).length === 0) return notHere();
  const { mine, open, overdue, after, ...filter } = address.parse(search);
  const { list, views, today } = await asActor(actor, async (ctx) => ({
    list: await listReferrals(
      ctx,
      present({ ...filter, mine: mine && true, open: open && true, overdue: overdue && true }),
      after,
    ),
    views: await viewsOf(ctx, "referrals"),
    today: ctx.today,
  }));
  const shown = present({ ...filter, mine, open, overdue });
  return (
    <ReferralList
      {...list}
      query={present({ ...shown, after })}
      today={today}
      own={ownTabs({ list: "referrals", views, filter: shown, saving: search.save === "1", save: t("save") })}
    />
  );
}
