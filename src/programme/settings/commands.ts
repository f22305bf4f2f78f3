import { Overtaken, Refusal } from "@/kernel/refusal";
import { realNow } from "@/platform/clock";
import type { Ctx } from "@/platform/database";
import { mayChangeSettings } from "./policy";
import { findSettings, keyOf, SETTING_NAMES } from "./queries";
import type { ChangeSettings, SelfCheckResult } from "./schema";

/** Changes what differs; each setting is an entry of its own in the trail, with what it was. Refusals: `not-found`, `overtaken`. */
export async function changeSettings(ctx: Ctx, { seen, ...wanted }: ChangeSettings): Promise<void> {
  if (!mayChangeSettings(ctx.actor)) throw new Refusal("not-found");
  // Two at once: the second waits for the first one's rows, and then sees that it was slower.
  await ctx.tx
    .$queryRaw`select key from settings where key = any (${SETTING_NAMES.map(keyOf)}) order by key for update`;
  const current = await findSettings(ctx);
  if (current.seen !== seen) throw new Overtaken();
  for (const name of SETTING_NAMES) {
    if (current[name] === wanted[name]) continue;
    const key = keyOf(name);
    const told = { value: wanted[name], updatedAt: realNow() };
    await ctx.tx.setting.upsert({ where: { key }, create: { key, ...told }, update: told, select: { key: true } });
    ctx.record({
      act: "change.setting",
      subjectKind: "setting",
      detail: { setting: key, before: current[name], after: wanted[name] },
    });
  }
}

/** Keeps what the self-check found, in place of what the last one did. For the system. */
export async function keepSelfCheck({ tx }: Ctx, result: SelfCheckResult): Promise<void> {
  const told = { value: result, updatedAt: realNow() };
  await tx.setting.upsert({
    where: { key: "self-check" },
    create: { key: "self-check", ...told },
    update: told,
    select: { key: true },
  });
}
