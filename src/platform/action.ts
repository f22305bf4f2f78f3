import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "@/kernel/actor";
import { timeOfMoment } from "@/kernel/days";
import {
  type FormAction,
  type FormState,
  type FormValues,
  LATE_REASON,
  READER,
  type RowReport,
  type Sentence,
  textsOf,
  valuesOf,
} from "@/kernel/form-state";
import { type Faults, Refusal } from "@/kernel/refusal";
import { countKnock, type Door } from "./crowd";
import { asActor, type Ctx } from "./database";
import { foundWrong, inputOf, stateOf } from "./form-answer";
import { tellDone } from "./just-done";
import { keepLook, type LookPass } from "./look";
import { keyOf, once } from "./once";
import { subjectOfForm } from "./refused";
import { POSTED, RETURNED, sendBack, visitorOf } from "./request";
import { type Params, sentencesFor } from "./sentences";
import { currentActor, dropSession, leadTo } from "./session";
import { keepShort, type ShortCookie } from "./short-cookie";

export type ActionPlan<Schema extends z.ZodType, Result> = {
  /** Name of the command: in the trail of refusals and beside its idempotency key. */
  readonly name: string;
  /** Namespace of the feature's words, in which `refusals.*` and `faults.*` are looked up before `ui.*`. */
  readonly words: string;
  readonly schema: Schema;
  readonly command: (ctx: Ctx, input: z.output<Schema>) => Promise<Result>;
  /**
   * What the command would find wrong beyond the schema, in what was typed. Asked when the schema found faults, so that all are told at once; when it found
   * none the command tells.
   */
  readonly besides?: (ctx: Ctx, typed: FormValues) => Promise<Faults>;
  /** Where to go when it is done, by whoever sent it; without it the form says that it is done. */
  readonly to?: (result: Result, sender: Actor) => string;
  /**
   * What is said when it is done: a key of `done` in the feature's words. The form says it, with what came of it where the sentence tells that; or the
   * page to which it leads, which names the step where a form takes one and nothing else is said.
   */
  readonly done?: string | ((result: Result) => { readonly code: string | undefined; readonly params: Params });
  /** Open to people who have not signed in. */
  readonly open?: true;
  /** Acts for nobody in particular: who registers or follows a link is nobody yet. The command's name stands in the trail. */
  readonly system?: true;
  /** Takes only so many requests of one address: whoever is over the limit is led to a page that says when to come again. */
  readonly door?: Door;
  /** Fields that are never sent back to the browser. */
  readonly secrets?: readonly string[];
  /** Ends what this browser is signed in with. */
  readonly signsOut?: true;
  /** The pass to sealed content that this browser gets, or gives back. */
  readonly pass?: (result: Result) => LookPass;
  /** What this browser shows again for a while and that must not stand in the address. */
  readonly short?: (result: Result) => ShortCookie;
};

/**
 * A server action from a schema and a command: reads the form, asks who is there, runs the command once for the form's key in one
 * transaction, and turns the three kinds of error into a form state. Nothing of an unexpected error but its reference leaves the server.
 */
export function defineAction<Schema extends z.ZodType, Result>(plan: ActionPlan<Schema, Result>): FormAction {
  return async function act(_state: FormState, form: FormData): Promise<FormState> {
    const settled = await settle(plan, form);
    if (settled.kind !== "carried-out") return sentBack(settled);
    const { result, sender } = settled;
    if (plan.signsOut) await dropSession();
    if (plan.pass) await keepLook(plan.pass(result));
    if (plan.short) await keepShort(plan.short(result));
    const { code, params } = typeof plan.done === "function" ? plan.done(result) : { code: plan.done, params: {} };
    if (plan.to) {
      const [step] = textsOf(form, "step");
      const said = code ? `done.${code}` : step ? `steps.${step}` : undefined;
      const address = plan.to(result, sender);
      if (said) await tellDone(address, `${plan.words}.${said}`);
      leadTo(address);
    }
    if (!code) return { kind: "done" };
    refresh(); // the page where it stands shows what is so now, with the sentence beside it
    return { kind: "done", sentence: await sentencesFor(plan.words, "done", code, params) };
  };
}

/**
 * A form that wasn't carried out goes back; without a script the page that shows it says so in its title. The page of whoever is signed out
 * by now can't be shown: then what stands before the framework answers with a page that keeps what was typed (docs/decisions/0126).
 */
export async function sentBack(state: FormState): Promise<FormState> {
  const head = await headers();
  if (state.kind === "refused" && state.code === "signed-out" && head.has(POSTED))
    redirect(`/sign-in?next=${encodeURIComponent(head.get("x-path") ?? "/")}&${RETURNED}=1`);
  sendBack(head, state);
  return state;
}

/** Carries a form out once for its key, or says in a form state why it was not; in the trail a refusal stands either way. */
export async function settle<Schema extends z.ZodType, Result>(
  plan: Pick<
    ActionPlan<Schema, Result>,
    "name" | "words" | "schema" | "command" | "besides" | "open" | "system" | "door" | "secrets"
  >,
  form: FormData,
): Promise<FormState | { readonly kind: "carried-out"; readonly result: Result; readonly sender: Actor }> {
  const values = valuesOf(form, plan.secrets);
  let actor: Actor = UNKNOWN;
  try {
    actor = await senderOf(form, plan.open);
    const as: Actor = plan.system ? { kind: "system", reason: plan.name } : actor;
    const typed = inputOf(form);
    const parsed = plan.schema.safeParse(typed);
    // What is told beyond the schema is an answer too: it counts as a knock, or whoever leaves a field out could ask without end.
    const turned = plan.door && (parsed.success || plan.besides) ? await turnedAway(plan.door, values) : undefined;
    if (turned) return turned;
    if (!parsed.success) {
      const { besides } = plan;
      const beyond = besides ? await asActor(as, (ctx) => besides(ctx, typed)) : {};
      return await foundWrong(plan.words, parsed.error, { form, values, beyond });
    }
    const result = await asActor(as, (ctx) =>
      once(ctx, plan.name, keyOf(form, values), () => plan.command(withReason(ctx, form), parsed.data)),
    );
    return { kind: "carried-out", result, sender: actor };
  } catch (error) {
    return stateOf(error, { actor, name: plan.name, words: plan.words, values, form });
  }
}

/** Who sends a form, as long as nobody could say so. */
const UNKNOWN: Actor = { kind: "public" };

/** Who sends a form. Refusals: `signed-out`, unless it is open to everybody; `another-person` than the one to whom it was shown; `busy`. */
async function senderOf(form: FormData, open?: true): Promise<Actor> {
  const actor = await currentActor();
  if (actor.kind === "public" && !open) throw new Refusal("signed-out");
  const [reader] = textsOf(form, READER);
  if (reader && "personId" in actor && actor.personId !== reader)
    throw new Refusal("another-person", { name: actor.name });
  return actor;
}

/** What the person said of a term that was missed, for the step that meets it (platform/clock-plan.ts). */
function withReason(ctx: Ctx, form: FormData): Ctx {
  const lateReason = textsOf(form, LATE_REASON)[0]?.trim();
  return lateReason ? { ...ctx, lateReason } : ctx;
}

/** What a form says to whoever knocks too often: when to come again. What he typed stands on it; undefined for anybody else. */
export async function turnedAway(door: Door, values: FormValues): Promise<FormState | undefined> {
  const until = await countKnock(door, visitorOf(await headers()).address);
  if (!until) return undefined;
  const sentence = await sentencesFor("ui", "refusals", "too-many-requests", { time: timeOfMoment(until) });
  return { kind: "refused", code: "too-many-requests", sentence, values };
}

export type RowsPlan<Schema extends z.ZodType, Row> = Pick<ActionPlan<Schema, unknown>, "name" | "words" | "schema"> & {
  /** The records, each with a key that is its own, and the label under which the report names it. */
  readonly rows: (
    input: z.output<Schema>,
  ) => readonly { readonly key: string; readonly label: string; readonly row: Row }[];
  readonly command: (ctx: Ctx, row: Row, input: z.output<Schema>) => Promise<unknown>;
  /** Keys of `done` in the feature's words: what is said of the whole, with `done` and `left`, and of each that was done. */
  readonly done: { readonly all: string; readonly one: string };
};

/**
 * A server action that takes several records through one command, each in a transaction with a trail entry of its own: what can be done is
 * done, and the answer says of each what became of it and why. What is wrong with the input itself is told as of any form, and then
 * nothing was done.
 */
export function defineRowsAction<Schema extends z.ZodType, Row>(plan: RowsPlan<Schema, Row>): FormAction {
  return async function act(_state: FormState, form: FormData): Promise<FormState> {
    const { name, words } = plan;
    const values = valuesOf(form);
    let actor: Actor = UNKNOWN;
    try {
      actor = await senderOf(form);
    } catch (error) {
      return sentBack(await stateOf(error, { actor, name, words, values, form }));
    }
    const parsed = plan.schema.safeParse(inputOf(form));
    if (!parsed.success) return sentBack(await foundWrong(words, parsed.error, { form, values }));
    const formKey = keyOf(form, values);
    const rows: RowReport[] = [];
    for (const { key, label, row } of plan.rows(parsed.data)) {
      try {
        await asActor(actor, (ctx) =>
          once(ctx, `${name}/${key}`, formKey, () => plan.command(withReason(ctx, form), row, parsed.data)),
        );
        rows.push({ label, done: true, sentence: await sentencesFor(words, "done", plan.done.one) });
      } catch (error) {
        const of = subjectOfForm(Object(row));
        const told = await stateOf(error, { actor, name, words, values, form, row: { of } });
        if (told.kind === "invalid" && rows.length === 0) return sentBack(told);
        const late = told.kind === "invalid" && told.fields[LATE_REASON] !== undefined;
        rows.push({ label, done: false, sentence: sentenceOf(told), ...(late ? { late } : {}) });
      }
    }
    const done = rows.filter((row) => row.done).length;
    if (done > 0) refresh(); // what waits is fewer now
    const sentence = await sentencesFor(words, "done", plan.done.all, { done, left: rows.length - done });
    return { kind: "done", sentence, rows, ...(rows.some(({ late }) => late) ? { values } : {}) };
  };
}

function sentenceOf(told: FormState): Sentence {
  const said = told.kind === "invalid" ? Object.values(told.fields).flat() : "sentence" in told ? [told.sentence] : [];
  const join = (language: keyof Sentence) => said.flatMap((sentence) => sentence?.[language] ?? []).join(" ");
  return { "zh-CN": join("zh-CN"), en: join("en") };
}
