import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { hiddenCells } from "@/kernel/small-figures";
import { asActor } from "@/platform/database";
import { currentActor } from "@/platform/session";
import { firmLooks } from "@/programme/audit-trail/looks/queries";
import { listOwn } from "@/programme/complaints/queries";
import { firmOverview } from "@/programme/desks/firm/queries";
import { deskOf } from "@/programme/desks/queries";
import { Desk } from "@/programme/desks/screens/desk-screen";
import { FirmHome } from "@/programme/desks/screens/firm-home";
import { listWaiting } from "@/programme/desks/waiting/queries";
import { newestOfChannels } from "@/programme/information-centre/articles/queries";
import { PublishedLink } from "@/programme/information-centre/screens/progress-screen";
import { PublicHome } from "@/programme/information-centre/screens/public-home";
import { listNotices } from "@/programme/notifications/queries";
import { progressOn } from "@/programme/targets/queries";
import { TargetsMap } from "@/programme/targets/screens/targets-map";
import { TargetsStrip } from "@/programme/targets/screens/targets-strip";

export async function generateMetadata(): Promise<Metadata> {
  const [actor, t] = await Promise.all([currentActor(), getTranslations("desks")]);
  if (actor.kind === "official") return { title: t("nav.desk") };
  return actor.kind === "firm" ? { title: t("firmNav.home") } : {};
}

/** The public home; signed in, one's own desk. */
export default async function Page() {
  const actor = await currentActor();
  if (actor.kind === "official") {
    const desk = await asActor(actor, deskOf);
    const { progress, today, scope } = desk;
    return (
      <Desk
        desk={desk}
        targets={<TargetsStrip progress={progress} day={today} {...scope} />}
        map={<TargetsMap progress={progress} day={today} />}
        hide={hiddenCells}
      />
    );
  }
  if (actor.kind === "firm") {
    const home = await asActor(actor, async (ctx) => ({
      overview: await firmOverview(ctx),
      waiting: await listWaiting(ctx),
      complaints: await listOwn(ctx, {}),
      looks: await firmLooks(ctx),
      notices: (await listNotices(ctx, { show: "unread" })).rows,
      today: ctx.today,
    }));
    // Somebody whom the owner hasn't admitted yet belongs to no firm: he sees what everybody sees.
    if (home.overview) return <FirmHome {...home} overview={home.overview} />;
  }
  const { progress, today, newest } = await asActor(actor, async (ctx) => ({
    progress: await progressOn(ctx, { day: ctx.today }),
    newest: await newestOfChannels(ctx),
    today: ctx.today,
  }));
  return (
    <PublicHome
      targets={<TargetsStrip progress={progress} day={today} published={<PublishedLink />} />}
      newest={newest}
    />
  );
}
