import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireActor } from "@/platform/session";
import { placePickedPath } from "@/programme/clusters/paths";
import { keepsClusters } from "@/programme/clusters/policy";
import { mayImport } from "@/programme/enterprises/imports/policy";
import { mayExport, seeksDuplicates, sightOf } from "@/programme/enterprises/policy";
import { listEnterprises } from "@/programme/enterprises/register/queries";
import { enterpriseAddress } from "@/programme/enterprises/schema";
import { EnterpriseList } from "@/programme/enterprises/screens/enterprise-list";
import { viewsOf } from "@/programme/saved-views/queries";
import { ownTabs } from "@/programme/saved-views/screens/view-tools";
import { NotHeeded } from "@/ui/address-notes";

export default async function Page({ searchParams }: PageProps<"/enterprises">) {
  const [actor, search, t, c] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations("savedViews"),
    getTranslations("clusters"),
  ]);
  const sight = sightOf(actor);
  if (sight.of === "own") redirect(`/enterprises/${sight.enterpriseId}`);
  if (sight.of === "none") return notHere();
  const after = typeof search.after === "string" ? search.after : undefined;
  const { filter, ...read } = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, enterpriseAddress.parse(search));
    return {
      ...asked,
      list: await listEnterprises(ctx, asked.filter, after),
      views: await viewsOf(ctx, "enterprises"),
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  return (
    <>
      <NotHeeded parts={read.unheeded} search={search} />
      <EnterpriseList
        {...read.list}
        query={present({ ...filter, after })}
        places={read.places}
        divisionCode={sight.of === "division" ? sight.divisionCode : null}
        mayExport={mayExport(actor)}
        mayImport={mayImport(actor)}
        seeksDuplicates={seeksDuplicates(actor)}
        placing={keepsClusters(actor) ? { href: placePickedPath, label: c("place.pick") } : undefined}
        today={read.today}
        own={ownTabs({
          ...{ list: "enterprises", views: read.views, search, save: t("save"), filter },
        })}
      />
    </>
  );
}
