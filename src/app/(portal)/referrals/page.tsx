import { getTranslations } from "next-intl/server";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { mayExport, sightsOf } from "@/programme/referrals/policy";
import { listReferrals } from "@/programme/referrals/queue/queries";
import { referralAddress } from "@/programme/referrals/schema";
import { ReferralList } from "@/programme/referrals/screens/referral-list";
import { viewsOf } from "@/programme/saved-views/queries";
import { ownTabs } from "@/programme/saved-views/screens/view-tools";
import { NotHeeded } from "@/ui/address-notes";

export default async function Page({ searchParams }: PageProps<"/referrals">) {
  const [actor, search, t] = await Promise.all([requireOfficial(), searchParams, getTranslations("savedViews")]);
  if (sightsOf(actor).length === 0) return notHere();
  const after = typeof search.after === "string" ? search.after : undefined;
  const { filter, unheeded, list, views, today } = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, referralAddress.parse(search));
    return {
      ...asked,
      list: await listReferrals(ctx, asked.filter, after),
      views: await viewsOf(ctx, "referrals"),
      today: ctx.today,
    };
  });
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <ReferralList
        {...list}
        query={present({ ...filter, after })}
        today={today}
        exports={mayExport(actor)}
        own={ownTabs({ list: "referrals", views, filter, search, save: t("save") })}
      />
    </>
  );
}
