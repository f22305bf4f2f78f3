import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { moveDraw, setUpDraw } from "@/programme/visits/draws/commands";
import { findDraw } from "@/programme/visits/draws/queries";
import type { SetUpDraw, TakeDrawStep } from "@/programme/visits/draws/schema";
import * as given from "./given";
import { pointOf } from "./visits";

/** Draws of a county's bureau: set up, frozen, drawn, with the firms and the officers that they need. */

export const plan: SetUpDraw = {
  ...{ title: "演示抽查", purpose: "patrol", sources: ["point"], divisions: [], clusters: [], industry: "" },
  ...{
    months: 6,
    take: 3,
    each: 2,
    visitsBy: "2016-12-31",
    absent: [],
    numberSource: "演示开奖",
    numberOn: "2016-11-25",
  },
  burdenReason: null,
};

/** A county's bureau with officers, firms with points, and the city's. */
export async function stage(firms = 6) {
  const office = await given.official(["programme_officer"], { division: "330402" });
  const officers = [office];
  for (let n = 0; n < 3; n++) officers.push(await given.official(["investigator"], { division: "330402" }));
  const lead = await given.official(["coordinator"]);
  const all: given.GivenFirm[] = [];
  for (let n = 0; n < firms; n++) {
    const firm = await given.firm();
    await pointOf(firm);
    all.push(firm);
  }
  return { office, officers, lead, firms: all };
}

export const setUp = (actor: Actor, over: Partial<SetUpDraw> = {}) =>
  asActor(actor, (ctx) => setUpDraw(ctx, { ...plan, ...over }));
export const move = (actor: Actor, input: TakeDrawStep) => asActor(actor, (ctx) => moveDraw(ctx, input));
export const freeze = (actor: Actor, drawId: string, version = 1) => move(actor, { step: "freeze", drawId, version });
export const draw = (actor: Actor, drawId: string, version = 2) =>
  move(actor, { step: "draw", drawId, version, number: "05 12 19" });
export const find = (actor: Actor, drawId: string) => asActor(actor, (ctx) => findDraw(ctx, drawId));

/** An official of the stage as he would sign in. */
export async function actorOf(personId: string): Promise<Actor> {
  return asSystem("look", async ({ tx }) => {
    const person = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: {
        name: true,
        duties: { select: { duty: true } },
        department: { select: { id: true, kind: true, level: true, divisionCode: true } },
      },
    });
    if (!person.department) throw new Error("no official");
    const { id, kind, level, divisionCode } = person.department;
    return {
      ...{ kind: "official" as const, personId, name: person.name, sessionId: null, departmentId: id },
      ...{ departmentKind: kind, level, divisionCode, duties: person.duties.map(({ duty }) => duty) },
    };
  });
}
