import { disconnect } from "@/platform/database";
import { env } from "@/platform/env";
import { hashOnce } from "@/platform/password";
import { decideJoin } from "@/programme/accounts/joining/commands";
import { createAdministrator } from "@/programme/accounts/officials/commands";
import { setPassword } from "@/programme/accounts/passwords/commands";
import { register, verifyMail } from "@/programme/accounts/registration/commands";
import { registerInput } from "@/programme/accounts/registration/schema";
import { readAllNotices } from "@/programme/notifications/commands";
import { absenceScenes } from "./absences";
import { openAccount } from "./account";
import { articleScenes } from "./articles";
import { assessmentScenes } from "./assessments";
import { callScenes } from "./calls";
import { caseworkScenes } from "./casework";
import { clueScenes } from "./clues";
import { clusterScenes } from "./clusters";
import { counterScenes } from "./counter";
import { drawScenes } from "./draws";
import { demoFirms } from "./firms";
import { leakScenes } from "./leaks";
import { liaisonScenes } from "./liaisons";
import { outcomeScenes } from "./outcomes";
import { founders, officials } from "./people";
import { programmeScenes } from "./programme";
import { registryScenes } from "./registry";
import { serviceScenes } from "./services";
import { by, bySystem, linkMailedTo, play, type Scene } from "./stage";
import { transferScenes } from "./transfers";
import { visitScenes } from "./visits";

const EVE = "2016-11-23";

/** Tells the demo from January 2015 to the eve of 2016-11-24, through the portal's own commands, always the same. */
export async function tellDemo(): Promise<void> {
  const password = env().PORTAL_DEMO_PASSWORD;
  if (!password) throw new Error("PORTAL_DEMO_PASSWORD is missing: the demo's accounts need one.");
  hashOnce(password);
  const scenes = [
    ...peopleScenes(password),
    ...programmeScenes(password),
    ...caseworkScenes(),
    ...absenceScenes(),
    ...visitScenes(),
    ...drawScenes(),
    ...clueScenes(),
    ...transferScenes(),
    ...serviceScenes(),
    ...leakScenes(),
    ...liaisonScenes(),
    ...registryScenes(),
    ...callScenes(),
    ...counterScenes(),
    ...clusterScenes(password),
    ...assessmentScenes(),
    ...articleScenes(),
    ...outcomeScenes(),
    ...secondPersonScenes(password),
    ...readingScenes(),
  ];
  // The demo begins at the present time of day, be it a minute after midnight: what is told of that day would lie in the future.
  const late = scenes.find(({ day }) => day > EVE);
  if (late) throw new Error(`A scene of ${late.day} ${late.time} lies after the eve of the story's day.`);
  let shown = 0;
  await play(scenes, (done) => {
    const percent = Math.floor((done / scenes.length) * 100);
    if (percent < shown + 10) return;
    shown = percent;
    console.log(`  ${percent}%`);
  });
  await disconnect();
}

function peopleScenes(password: string): Scene[] {
  const [system, security] = founders;
  const found = (
    founder: (typeof founders)[number] | undefined,
    duty: "system_administrator" | "security_administrator",
  ): Scene => ({
    day: "2015-01-04",
    time: "08:30",
    play: async () => {
      if (!founder) throw new Error("the demo has no founders");
      const { username, name } = founder;
      const { token } = await bySystem((ctx) =>
        createAdministrator(ctx, { username, name, email: `${username}@example.cn`, duty }),
      );
      await bySystem((ctx) => setPassword(ctx, { token, password }));
    },
  });
  return [
    found(system, "system_administrator"),
    found(security, "security_administrator"),
    ...officials.map(
      ({ department, ...official }): Scene => ({
        day: "2015-01-04",
        time: "09:00",
        play: async () => {
          const { id } = await bySystem(({ tx }) =>
            tx.department.findUniqueOrThrow({ where: { code: department }, select: { id: true } }),
          );
          await openAccount(official, id, password);
        },
      }),
    ),
  ];
}

/** In the last week everybody has read what had come by then, so that a newcomer finds few notices and not two years of them. */
function readingScenes(): Scene[] {
  return ["firm-a", "firm-b", "station", ...officials.map(({ username }) => username)].map((username) => ({
    day: "2016-11-18",
    time: "17:20",
    play: () => by(username, (ctx) => readAllNotices(ctx, { until: ctx.now.toISOString() })),
  }));
}

/** A second person of firm-a asks to join, and its owner admits her. */
function secondPersonScenes(password: string): Scene[] {
  const firm = demoFirms().find(({ key }) => key === "firm-a");
  if (!firm) throw new Error("the demo has no firm-a");
  const email = "firm-a2@example.cn";
  return [
    {
      day: "2016-02-24",
      time: "09:20",
      play: async () => {
        const input = registerInput.parse({
          code: firm.orgCode,
          firmName: firm.name,
          divisionCode: firm.divisionCode,
          name: "许白薇",
          mobile: "13900139000",
          email,
          username: "firm-a2",
          password,
          consent: "yes",
          locale: "zh-CN",
        });
        await bySystem((ctx) => register(ctx, input));
        const token = await linkMailedTo(email);
        await bySystem((ctx) => verifyMail(ctx, { token }));
      },
    },
    {
      day: "2016-02-24",
      time: "10:05",
      play: async () => {
        const request = await bySystem(({ tx }) =>
          tx.joinRequest.findFirstOrThrow({
            where: { status: "asked" },
            orderBy: { id: "desc" },
            select: { id: true, version: true },
          }),
        );
        await by("firm-a", (ctx) =>
          decideJoin(ctx, { joinRequestId: request.id, version: request.version, decision: "admit" }),
        );
      },
    },
  ];
}
