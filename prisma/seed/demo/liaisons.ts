import type { Day } from "@/kernel/days";
import { answerContactChange, askContactChange } from "@/programme/contact-points/liaisons/commands";
import { firmsOf, ownerOf } from "./programme";
import { by, bySystem, linkMailedTo, type Scene, who } from "./stage";

/** Points whose leader or liaison changed: two confirmed, one refused, one that still has to confirm. */

type Change = {
  readonly division: string;
  readonly index: number;
  readonly role: "leader" | "liaison";
  readonly name: string;
  readonly post: string;
  readonly asked: Day;
  readonly answered?: readonly [Day, "confirm" | "refuse"];
};

// biome-ignore format: a table, one row a line
const CHANGES: readonly Change[] = [
  { division: "330483", index: 0, role: "liaison", name: "裴若谷", post: "知识产权主管", asked: "2016-04-11", answered: ["2016-04-12", "confirm"] },
  { division: "330481", index: 1, role: "leader", name: "简明远", post: "总经理", asked: "2016-07-04", answered: ["2016-07-06", "confirm"] },
  { division: "330402", index: 3, role: "liaison", name: "路遥知", post: "行政专员", asked: "2016-09-19", answered: ["2016-09-20", "refuse"] },
  { division: "330402", index: 4, role: "liaison", name: "安以宁", post: "研发助理", asked: "2016-11-22" },
];

export function liaisonScenes(): Scene[] {
  return CHANGES.flatMap(({ division, index, asked, answered, role, ...person }, at): Scene[] => {
    const firm = firmsOf(division)[index];
    if (!firm) throw new RangeError(`no ${index}th firm in ${division}`);
    const owner = ownerOf(firm);
    const email = `liaison-${at + 1}@example.cn`;
    return [
      {
        day: asked,
        time: "14:20",
        play: async () => {
          const point = await pointOf(owner);
          await by(owner, (ctx) =>
            askContactChange(ctx, { ...point, role, ...person, mobile: `1380000010${at}`, email }),
          );
        },
      },
      ...(answered
        ? [
            {
              day: answered[0],
              time: "08:50",
              play: async () => {
                const token = await linkMailedTo(email);
                await bySystem((ctx) => answerContactChange(ctx, { token, answer: answered[1] }));
              },
            },
          ]
        : []),
    ];
  });
}

async function pointOf(owner: string): Promise<{ contactPointId: string; version: number }> {
  const actor = await who(owner);
  const enterpriseId = actor.kind === "firm" ? (actor.enterpriseId ?? "") : "";
  const { id, version } = await bySystem(({ tx }) =>
    tx.contactPoint.findFirstOrThrow({ where: { enterpriseId }, select: { id: true, version: true } }),
  );
  return { contactPointId: id, version };
}
