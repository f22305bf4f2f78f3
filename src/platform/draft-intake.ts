import type { z } from "zod";
import type { FormState, FormValues } from "@/kernel/form-state";
import { type ActionPlan, settle } from "./action";
import { asActor, type Ctx } from "./database";
import { inputOf } from "./form-answer";
import { isSameOrigin, postedForm } from "./form-post";
import { sentencesFor } from "./sentences";
import { currentActor } from "./session";

/**
 * How forms come in that were filled in without a connection (docs/decisions/0076-work-without-connection.md): to an address that outlives
 * a deployment, by the command of the form's own action, once for the key that was made with the draft.
 */

/** What stands here instead of what was sent; the code is a key of `refusals` in the feature's words. */
export type Standing = {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly values: FormValues;
  /** What the author's next sending has to say besides: the newer version. */
  readonly base: Readonly<Record<string, string>>;
};

export type DraftPlan<Schema extends z.ZodType, Result> = Pick<
  ActionPlan<Schema, Result>,
  "name" | "words" | "schema" | "command"
> & {
  /** What this person may see of what was faster; null when there is nothing to be set beside. */
  readonly standing: (ctx: Ctx, input: z.output<Schema>) => Promise<Standing | null>;
};

const STATUS = { refused: 422, invalid: 422, overtaken: 409, failed: 500, done: 200, idle: 200 } as const;

/** Takes a draft and answers with a form state as JSON, and with the other version beside it when somebody was faster. */
export async function takeDraft<Schema extends z.ZodType, Result>(
  request: Request,
  plan: DraftPlan<Schema, Result>,
): Promise<Response> {
  const form = isSameOrigin(request) ? await postedForm(request) : undefined;
  if (!form) return Response.json({ kind: "refused", code: "foreign" }, { status: 403 });
  const settled = await settle(plan, form);
  if (settled.kind === "carried-out") return answer({ kind: "done" });
  if (settled.kind !== "overtaken" && settled.kind !== "refused") return answer(settled);
  const [actor, input] = [await currentActor(), plan.schema.safeParse(inputOf(form))];
  if (actor.kind === "public" || !input.success) return answer(settled);
  const found = await asActor(actor, (ctx) => plan.standing(ctx, input.data));
  if (!found) return answer(settled);
  const { code, params, values, base } = found;
  const sentence = await sentencesFor(plan.words, "refusals", code, params);
  return answer({ kind: "overtaken", sentence }, { theirs: { sentence, values, base } });
}

/** What was typed lies where it came from: it isn't sent back. */
function answer(state: FormState, more: object = {}): Response {
  const { values: _typed, ...told } = { values: undefined, ...state };
  const status = state.kind === "refused" && state.code === "signed-out" ? 401 : STATUS[state.kind];
  return Response.json({ ...told, ...more }, { status, headers: { "cache-control": "no-store" } });
}
