import { z } from "zod";
import { dayOfMoment } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireFirm } from "@/platform/session";
import { writtenParticulars } from "@/programme/demonstration-sites/particulars/queries";
import { ParticularsScreen } from "@/programme/demonstration-sites/particulars/screens/particulars-screen";
import { mayWrite } from "@/programme/demonstration-sites/policy";
import { findSite } from "@/programme/demonstration-sites/queries";
import { findEnterprise } from "@/programme/enterprises/queries";

export default async function Page({ params }: PageProps<"/demonstration-sites/[siteId]/particulars">) {
  const [{ siteId }, actor] = await Promise.all([params, requireFirm()]);
  if (!z.uuid().safeParse(siteId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const site = await findSite(ctx, siteId);
    const firm = site && mayWrite(actor, site) ? await findEnterprise(ctx, site.enterpriseId) : null;
    if (!site || !firm) return null;
    return { site, firm, places: await placesOf(ctx), particulars: await writtenParticulars(ctx, site) };
  });
  if (!read) return notHere();
  const { site, firm, places, particulars } = read;
  return (
    <ParticularsScreen
      site={site}
      appliedIn={Number(dayOfMoment(site.createdAt).slice(0, 4))}
      particulars={particulars}
      registered={{
        name: firm.name,
        code: firm.uscc ?? firm.orgCode ?? firm.regNo ?? "",
        division: places.divisions.find(({ code }) => code === firm.divisionCode) ?? null,
        town: firm.town,
        industry: places.industries.find(({ code }) => code === firm.industryCode) ?? null,
        cluster: places.clusters.find(({ id }) => id === firm.clusterId) ?? null,
      }}
    />
  );
}
