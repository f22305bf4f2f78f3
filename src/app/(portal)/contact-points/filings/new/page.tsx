import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { RegisterScreen } from "@/programme/accounts/screens/register-screens";
import { currentChecklist } from "@/programme/contact-points/checklists/queries";
import { registerForFirmAction } from "@/programme/contact-points/counter/actions";
import { counterPath } from "@/programme/contact-points/counter/paths";
import { mayType } from "@/programme/contact-points/counter/policy";
import { firmAtCounter } from "@/programme/contact-points/counter/queries";
import { counterAddress } from "@/programme/contact-points/counter/schema";
import { FindFirmScreen } from "@/programme/contact-points/counter/screens/counter-screen";
import { presentGroup } from "@/programme/contact-points/counter/screens/present";
import { ApplicationScreen } from "@/programme/contact-points/screens/application-screen";

/** The firm's own form, filled in for a firm that is present. */
export default async function Page({ searchParams }: PageProps<"/contact-points/filings/new">) {
  const [search, actor, t] = await Promise.all([searchParams, requireOfficial(), getTranslations("counter")]);
  const { kind = "contact-point", code } = counterAddress.parse(search);
  if (!mayType(actor, kind)) return notHere();
  const { places, items, firm } = await asActor(actor, async (ctx) => ({
    places: await placesOf(ctx),
    items: (await currentChecklist(ctx)).items,
    firm: kind === "contact-point" && code ? await firmAtCounter(ctx, code) : null,
  }));
  if (kind === "registration")
    return (
      <RegisterScreen
        divisions={places.divisions}
        onceKey={randomUUID()}
        counter={{
          action: registerForFirmAction,
          title: t("acts.register"),
          lead: t("lead"),
          present: presentGroup(t),
          submit: t("acts.save"),
          out: { href: counterPath, label: t("acts.cancel") },
        }}
      />
    );
  if (!firm) return <FindFirmScreen code={code} missing={Boolean(code)} />;
  return (
    <ApplicationScreen
      mode="new"
      onceKey={randomUUID()}
      contact={firm}
      divisionCode={firm.divisionCode}
      places={places}
      items={items}
      behalf={{ enterpriseId: firm.id, name: firm.name }}
    />
  );
}
