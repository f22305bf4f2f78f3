import { type Actor, hasDuty, isMarketRegulator } from "@/kernel/actor";
import type { Day } from "@/kernel/days";
import type { Workflow } from "@/kernel/workflow";

export const DRAW_STATUSES = ["draft", "frozen", "drawn", "abandoned"] as const;
export type DrawStatus = (typeof DRAW_STATUSES)[number];

export type DrawSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly divisionCode: string;
  /** The day on which the number that is the seed's second half is published, and today. */
  readonly numberDay: Day;
  readonly today: Day;
};

function partiesOf(actor: Actor, { divisionCode }: DrawSubject): "drawer"[] {
  const office = isMarketRegulator(actor) && hasDuty(actor, "programme_officer", "coordinator");
  return office && actor.divisionCode === divisionCode ? ["drawer"] : [];
}

/**
 * A draw of firms and officers (双随机): set up, frozen, drawn once. Programme document 四(三); how the seed is made: decision 0098. The number
 * must be published on a later day than the list is frozen, and isn't entered before.
 */
export const drawWorkflow = {
  name: "visit-draw",
  statuses: DRAW_STATUSES,
  start: { status: "draft" },
  end: ["drawn", "abandoned"],
  parties: ["drawer"],
  partiesOf,
  steps: {
    freeze: {
      from: ["draft"],
      to: "frozen",
      by: ["drawer"],
      irreversible: true,
      refuseWhen: ({ numberDay, today }) => (numberDay <= today ? "number-too-early" : undefined),
    },
    draw: {
      from: ["frozen"],
      to: "drawn",
      by: ["drawer"],
      irreversible: true,
      refuseWhen: ({ numberDay, today }) => (today < numberDay ? "number-not-yet" : undefined),
    },
    abandon: { from: ["draft", "frozen"], to: "abandoned", by: ["drawer"], irreversible: true },
  },
} as const satisfies Workflow<DrawStatus, "drawer", never, DrawSubject>;
