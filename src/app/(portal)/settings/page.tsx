import { asActor } from "@/platform/database";
import { examine } from "@/platform/health";
import { requireOfficial } from "@/platform/session";
import { jobs } from "@/programme/catalogue";
import { mayChangeSettings } from "@/programme/settings/policy";
import { findSettings, jobAsTold, selfCheckAsTold } from "@/programme/settings/queries";
import { SettingsScreen } from "@/programme/settings/screens/settings-screen";

export default async function Page() {
  const actor = await requireOfficial("system_administrator", "security_administrator");
  const health = await examine(jobs);
  const shown = await asActor(actor, async (ctx) => ({
    settings: await findSettings(ctx),
    selfCheck: await selfCheckAsTold(ctx),
  }));
  return (
    <SettingsScreen
      {...shown}
      health={{ ...health, jobs: health.jobs.map(jobAsTold) }}
      mayChange={mayChangeSettings(actor)}
    />
  );
}
