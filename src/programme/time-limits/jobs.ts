import { realNow } from "@/platform/clock";
import { asSystem } from "@/platform/database";
import { defineJob } from "@/platform/jobs";
import { recountAll } from "./commands";

/** For so long after a change, a step that began before it may still write a date of the old rules. */
const RACE_MINUTES = 30;

/** Moves due dates after the rules changed without an official: a release brought holidays or time limits. */
export const recountJob = defineJob({
  name: "recount-clocks",
  cron: "*/10 * * * *",
  lateAfterMinutes: 60,
  run: () =>
    asSystem("recount of due dates", async (ctx) => {
      const { tx, rulesVersion } = ctx;
      const rows = await tx.setting.findMany({ where: { key: { in: ["rules-version", "rules-counted"] } } });
      const version = rows.find(({ key }) => key === "rules-version");
      const counted = rows.find(({ key }) => key === "rules-counted");
      const since = realNow().getTime() - (version?.updatedAt.getTime() ?? 0);
      if (counted?.value === rulesVersion && since > RACE_MINUTES * 60_000) return;
      await recountAll(ctx);
      const told = { value: rulesVersion, updatedAt: realNow() };
      await tx.setting.upsert({
        where: { key: "rules-counted" },
        create: { key: "rules-counted", ...told },
        update: told,
        select: { key: true },
      });
    }),
});
