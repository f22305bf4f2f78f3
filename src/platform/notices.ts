import { realNow } from "./clock";
import type { Ctx } from "./database";

export type NoticeDraft = {
  /** Key of `notifications.kinds` in words: `<workflow>.<step>`. */
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly number: string | null;
};

/**
 * A line in the notice list of each of these people, and a mail that waits in the outbox in the same transaction. Neither carries
 * content: kind, number and link alone. The actor himself is not told what he did.
 */
export async function tell(
  { tx, actor, now, today }: Ctx,
  personIds: readonly string[],
  draft: NoticeDraft,
): Promise<void> {
  const self = actor.kind === "official" || actor.kind === "firm" ? actor.personId : null;
  const people = personIds.filter((id) => id !== self);
  if (people.length === 0) return;
  await tx.notice.createMany({ data: people.map((personId) => ({ personId, ...draft, at: now })) });
  const said = JSON.stringify({ kind: draft.kind, number: draft.number });
  await tx.$executeRaw`select tell_by_mail(${people}::uuid[], ${said}::jsonb, ${now}, ${realNow()}, ${today}::date)`;
}

/** The language of a mail to somebody of whom nobody knows which he reads: the Chinese text, and below it the English. */
export const BOTH_LANGUAGES = "zh-CN en";

/** A mail to an address, by template (`accounts` links and the like); waits in the outbox in the same transaction. */
export async function post(
  { tx, now }: Ctx,
  mail: {
    readonly personId: string | null;
    readonly recipient: string;
    readonly template: string;
    readonly params: Readonly<Record<string, string>>;
    /** The recipient's language, or `BOTH_LANGUAGES`. */
    readonly locale: string;
  },
): Promise<void> {
  await tx.outboxMail.createMany({ data: [{ ...mail, params: { ...mail.params }, at: now, nextTryAt: realNow() }] });
}
