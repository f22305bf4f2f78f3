import { cookies, headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { frameOfRequest } from "@/app/frame";
import { JustDone } from "@/app/just-done";
import { now, today } from "@/platform/clock";
import { env } from "@/platform/env";
import { currentActor } from "@/platform/session";
import { FirmShell, OfficeShell, PublicShell } from "@/programme/desks/screens/shell";
import { ShownTo } from "@/ui/reader";
import { Reading } from "@/ui/reading";

/** One frame for every page, chosen by who asks. It guards nothing: each page asks for itself. */
export default async function PortalLayout({ children }: { readonly children: ReactNode }) {
  const [actor, head, jar, t] = await Promise.all([currentActor(), headers(), cookies(), getTranslations("ui")]);
  const address = head.get("x-path") ?? "/";
  const settings = env();
  const { badges, department } = await frameOfRequest();
  const surroundings = {
    path: address.split("?")[0] ?? "/",
    preferences: { returnTo: address, elder: jar.get("elder")?.value === "on" },
    today: today(),
    demo: settings.PORTAL_MODE === "demo",
    badges,
    at: now(),
    site: {
      phone: settings.SITE_PHONE,
      organiser: settings.SITE_ORGANISER,
      identification: settings.SITE_IDENTIFICATION,
      icp: settings.SITE_ICP,
      police: settings.SITE_POLICE_RECORD,
    },
    children: (
      <ShownTo person={"personId" in actor ? actor.personId : undefined}>
        <Reading>{t("reading")}</Reading>
        <JustDone address={address} />
        {children}
      </ShownTo>
    ),
  };
  if (actor.kind === "official") return <OfficeShell {...surroundings} actor={actor} department={department} />;
  if (actor.kind === "firm") return <FirmShell {...surroundings} actor={actor} />;
  return <PublicShell {...surroundings} />;
}
