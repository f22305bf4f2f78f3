import type { Actor } from "@/kernel/actor";
import { dayOfMoment, timeOfMoment } from "@/kernel/days";
import { realNow } from "./clock";
import { asSystem } from "./database";
import { log } from "./log";
import type { RefusedSubject } from "./refused";

/** Who was faster and when, in the time of Jiaxing: `2016-11-24 09:30`. `own`: it was the same person, in another window. */
export type Faster = { readonly own: boolean; readonly name: string; readonly unit: string; readonly at: string };

/** How long ago somebody can have been faster, in milliseconds of real time: what is older overtook nobody who is still writing. */
const LATELY = 60 * 60_000;

/**
 * Who took the last step of this record just now, for somebody whose form came too late, though he may no longer see the record. Only to whoever knew it:
 * he was told of it, or has acted on it; an id that he merely names tells him nothing. A firm learns which office it was, and of its own people who.
 */
export async function fasterThan(actor: Actor, subject: RefusedSubject): Promise<Faster | null> {
  if (actor.kind !== "firm" && actor.kind !== "official") return null;
  const since = new Date(realNow().getTime() - LATELY);
  try {
    const rows = await asSystem(
      "faster",
      ({ tx }) => tx.$queryRaw<{ own: boolean | null; name: string; unitZh: string | null; at: Date }[]>`
        select e.actor_id = ${actor.personId}::uuid as own, e.actor_name as name, d.name_zh as "unitZh", e.at from audit_entries e left join departments d on d.id = e.department_id
        where e.subject_id = ${subject.id}::uuid and e.real_at > ${since} and e.outcome = 'done' and (e.act like 'step.%' or e.act like 'change.%')
          and (exists (select from notices n where n.person_id = ${actor.personId}::uuid and n.subject_id = e.subject_id)
            or exists (select from audit_entries own where own.subject_id = e.subject_id and own.actor_id = ${actor.personId}::uuid and own.outcome = 'done'))
        order by e.at desc, e.seq desc limit 1`,
    );
    const [last] = rows;
    // What nobody in particular did last, a term that ran out, has no name.
    if (!last || last.own === null) return null;
    const unit = last.unitZh ?? "";
    const { own, at } = last;
    const name = actor.kind === "firm" && unit ? unit : last.name;
    return { own, name, unit, at: `${dayOfMoment(at)} ${timeOfMoment(at)}` };
  } catch (error) {
    log.error({ err: error }, "who was faster could not be read");
    return null;
  }
}
