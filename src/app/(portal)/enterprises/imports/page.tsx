import { getLocale, getTranslations } from "next-intl/server";
import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { divisionOf, mayImport } from "@/programme/enterprises/imports/policy";
import { listImports } from "@/programme/enterprises/imports/queries";
import { ImportsScreen } from "@/programme/enterprises/imports/screens/imports-screen";
import { NotHeeded } from "@/ui/address-notes";

export default async function Page({ searchParams }: PageProps<"/enterprises/imports">) {
  const [actor, search, locale, t] = await Promise.all([
    requireOfficial(),
    searchParams,
    getLocale(),
    getTranslations("imports.refusals"),
  ]);
  if (!mayImport(actor)) return notHere();
  const { imports, places, today } = await asActor(actor, async (ctx) => ({
    imports: await listImports(ctx),
    places: await placesOf(ctx),
    today: ctx.today,
  }));
  const own = places.divisions.find(({ code }) => code === divisionOf(actor));
  const refused = typeof search.refused === "string" ? search.refused : "";
  const cell =
    typeof search.cell === "string" && /^[\p{L}\p{N}\p{P}\p{S} ]{1,200}$/u.test(search.cell) ? search.cell : "";
  return (
    <>
      <NotHeeded parts={unheeded(search, { cell })} search={search} />
      <ImportsScreen
        imports={imports}
        division={own ? (locale === "en" ? own.nameEn : own.nameZh) : null}
        refused={t.has(refused) ? t(refused, { cell }) : undefined}
        today={today}
      />
    </>
  );
}
