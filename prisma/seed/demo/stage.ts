import { z } from "zod";
import { DEPARTMENT_KINDS, DUTIES, type FirmActor, type OfficialActor } from "@/kernel/actor";
import { type Day, startOfDay } from "@/kernel/days";
import { standAt } from "@/platform/clock";
import { asActor, asSystem, type Ctx } from "@/platform/database";

/** The stage on which the demo is told: a clock that stands where the story is, and the people by their user names. */

/** Sets the clock to a time of a day in Jiaxing (09:30). */
export function moment(day: Day, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return new Date(startOfDay(day).getTime() + (hours * 60 + minutes) * 60_000);
}

export type Scene = { readonly day: Day; readonly time: string; readonly play: () => Promise<unknown> };

/** Plays scenes in the order of their moments; scenes of one moment in the order in which they were written. */
export async function play(scenes: readonly Scene[], told: (done: number) => void): Promise<void> {
  const inOrder = scenes
    .map((scene, index) => ({ scene, index, at: moment(scene.day, scene.time) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.index - b.index);
  let done = 0;
  for (const { scene, at } of inOrder) {
    standAt(at);
    await scene.play();
    told(++done);
  }
}

const person = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(["enterprise", "official"]),
  enterpriseId: z.string().nullable(),
  enterpriseRole: z.enum(["owner", "member"]).nullable(),
  duties: z.array(z.object({ duty: z.enum(DUTIES) })),
  department: z
    .object({
      id: z.string(),
      kind: z.enum(DEPARTMENT_KINDS),
      level: z.enum(["city", "county"]),
      divisionCode: z.string(),
    })
    .nullable(),
});

const cast = new Map<string, FirmActor | OfficialActor>();

/** The person with this user name as an actor, with the duties held now. */
export async function who(username: string): Promise<FirmActor | OfficialActor> {
  const known = cast.get(username);
  if (known) return known;
  const row = await asSystem("demo", ({ tx }) =>
    tx.person.findUniqueOrThrow({
      where: { username },
      select: {
        id: true,
        name: true,
        kind: true,
        enterpriseId: true,
        enterpriseRole: true,
        duties: { where: { endedAt: null }, select: { duty: true } },
        department: { select: { id: true, kind: true, level: true, divisionCode: true } },
      },
    }),
  );
  const found = person.parse(row);
  const actor: FirmActor | OfficialActor = found.department
    ? {
        kind: "official",
        personId: found.id,
        name: found.name,
        sessionId: null,
        departmentId: found.department.id,
        departmentKind: found.department.kind,
        level: found.department.level,
        divisionCode: found.department.divisionCode,
        duties: found.duties.map(({ duty }) => duty),
      }
    : {
        kind: "firm",
        personId: found.id,
        name: found.name,
        sessionId: null,
        enterpriseId: found.enterpriseId,
        role: found.enterpriseRole ?? "member",
      };
  // A firm's person changes when it is admitted, an official when he gets duties: kept only once complete.
  if (actor.kind === "official" ? actor.duties.length > 0 : actor.enterpriseId) cast.set(username, actor);
  return actor;
}

/** What an official of the story says of a term that he missed. */
const LATE = "对方补充材料到得晚，核对用了更多时间（演示）";

/** Runs a command as somebody, by user name. */
export async function by<T>(username: string, command: (ctx: Ctx) => Promise<T>): Promise<T> {
  const actor = await who(username);
  return asActor(actor, (ctx) => command(actor.kind === "official" ? { ...ctx, lateReason: LATE } : ctx));
}

/** Runs a command as the system, as the portal does for people who are nobody yet. */
export function bySystem<T>(command: (ctx: Ctx) => Promise<T>): Promise<T> {
  return asSystem("demo", command);
}

/** The link in the latest mail to an address: how a newcomer finishes a registration. */
export function linkMailedTo(recipient: string): Promise<string> {
  return bySystem(async ({ tx }) => {
    const mail = await tx.outboxMail.findFirstOrThrow({
      where: { recipient },
      orderBy: { id: "desc" },
      select: { params: true },
    });
    const { path } = z.object({ path: z.string() }).parse(mail.params);
    return new URL(path, "http://localhost").searchParams.get("token") ?? "";
  });
}
