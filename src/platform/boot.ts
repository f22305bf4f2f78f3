import { Prisma } from "@db";
import { z } from "zod";
import { runAtOffset, runInRealTime, standAt } from "./clock";
import { asNobody, asSystem } from "./database";
import { env, Misconfigured } from "./env";
import { type Job, startJobs } from "./jobs";
import { log } from "./log";
import { assertAuditKey, sealNow, sealToday } from "./seals";
import { assertVaultKey } from "./vault";

/** What must hold before the first request is answered. */

/** The settings row that a demo carries: the distance of its story from real time. */
const demoRow = z.object({ offsetMilliseconds: z.number() });

/** Checks the configuration against itself and against the data, sets the clock, starts the jobs. Throws `Misconfigured`. */
export async function boot(jobs: readonly Job[]): Promise<void> {
  // What the framework says for itself may be lost on a full disk, as a line of the log may; it is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  await assertRole();
  await setClock();
  await asSystem("boot", assertVaultKey);
  await assertAuditKey();
  // What was written before the last stop gets its witness before the first request; a failure stands in the log and in the job's state.
  await sealNow()
    .then(sealToday)
    .catch((error: unknown) => log.error({ err: error }, "the trail could not be sealed at the start"));
  await startJobs(jobs);
}

type Role = { name: string; superuser: boolean; owns: boolean; bypasses: boolean; ready: boolean };

/** Who sees what is filtered by the database for a role that owns nothing; any other would pass by every lock. Throws `Misconfigured`. */
async function assertRole(): Promise<void> {
  const [role] = await asNobody<Role>(Prisma.sql`
    select rolname as name, rolsuper as superuser, rolbypassrls as bypasses, exists (select from pg_class where relnamespace = 'public'::regnamespace and relname = 'settings') as ready,
      exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_has_role(relowner, 'member')) as owns
    from pg_roles where rolname = current_user`).catch((error: unknown) => {
    log.error({ err: error }, "the database could not be asked");
    throw new Misconfigured(
      "连接不上 DATABASE_URL 指定的数据库。The database in DATABASE_URL can't be reached, or refuses the role or its password.",
    );
  });
  if (!role?.ready)
    throw new Misconfigured(
      "数据库里还没有表：请先设置 DATABASE_OWNER_URL 并运行 npm run db:migrate。The database holds no tables: set DATABASE_OWNER_URL and run npm run db:migrate first.",
    );
  const [chinese, english] = role.superuser
    ? ["是超级用户", "is a superuser"]
    : role.owns
      ? ["是表的所有者", "owns the tables"]
      : ["带有 BYPASSRLS", "has BYPASSRLS"];
  if (role.superuser || role.owns || role.bypasses)
    throw new Misconfigured(
      `DATABASE_URL 用的角色 ${role.name} ${chinese}，行级安全对它不起作用。请改用应用角色（humi_app），所有者只写在 DATABASE_OWNER_URL。` +
        `The role ${role.name} in DATABASE_URL ${english}, and row-level security doesn't hold it. Name the application's role (humi_app) there, and the owner in DATABASE_OWNER_URL only.`,
    );
}

/** The portal's time, as the configuration and the data say: for the server, and for commands that write into the same story. Throws `Misconfigured`. */
export async function setClock(): Promise<void> {
  const { PORTAL_MODE, PORTAL_CLOCK } = env();
  const demo = await asSystem("boot", ({ tx }) =>
    tx.setting.findUnique({ where: { key: "demo" }, select: { value: true } }),
  );
  if (PORTAL_MODE === "production" && demo) {
    throw new Misconfigured(
      "数据库里是演示数据，生产环境须用自己的空数据库。The database holds demo data. Production needs a database of its own: point DATABASE_URL at an empty one.",
    );
  }
  if (PORTAL_CLOCK.kind === "real") runInRealTime();
  if (PORTAL_CLOCK.kind === "fixed") standAt(PORTAL_CLOCK.moment);
  if (PORTAL_CLOCK.kind === "story") {
    const told = demoRow.safeParse(demo?.value);
    if (!told.success)
      throw new Misconfigured(
        "PORTAL_CLOCK 要讲演示故事，数据库里却没有：请先载入演示数据。PORTAL_CLOCK tells a story, but the database holds none: load the demo data first.",
      );
    runAtOffset(told.data.offsetMilliseconds);
  }
}
