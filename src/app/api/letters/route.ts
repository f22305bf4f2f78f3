import { Refusal } from "@/kernel/refusal";
import { countKnock } from "@/platform/crowd";
import { isSameOrigin, readBody, seeOther } from "@/platform/form-post";
import { tellDone } from "@/platform/just-done";
import { referenceFor } from "@/platform/log";
import { recordRefusal } from "@/platform/refused";
import { visitorOf } from "@/platform/request";
import { currentActor } from "@/platform/session";
import { type Bearer, handInLetter, LETTER_BYTES } from "@/programme/accounts/letters/commands";
import { joinPath, letterPath, signInPath } from "@/programme/accounts/paths";
import { token as tokenShape } from "@/programme/accounts/schema";

export const dynamic = "force-dynamic";

/** What a plain form adds around its one file. */
const AROUND = 20_000;

/** Receives a letter of authority from a plain form, in the name of a link's bearer or of who is signed in. Leads back to its page. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  const form = isSameOrigin(request) ? await readBody(request, LETTER_BYTES + AROUND) : "no-form";
  // In the address, not in the form: of a letter that is too large nothing is read, and its bearer goes back by the same link.
  const token = tokenShape.safeParse(new URL(request.url).searchParams.get("token")).data;
  const bearer: Bearer = token ? { token } : { actor };
  if (actor.kind === "public" && (await countKnock("forms", visitorOf(request.headers).address)))
    return seeOther("/too-many-requests");
  try {
    if (!(form instanceof FormData)) throw new Refusal(form === "too-large" ? form : "failed");
    const letter = form.get("letter");
    // A form sent without having chosen anything holds a file without a name.
    if (!(letter instanceof File) || letter.name === "") throw new Refusal("no-file");
    await handInLetter(bearer, letter.stream());
    const to = token ? signInPath() : joinPath;
    await tellDone(to, "accounts.done.letter-received");
    return seeOther(to);
  } catch (error) {
    if (!(error instanceof Refusal)) referenceFor(error, { handler: "handInLetter" });
    const code = error instanceof Refusal ? error.code : "failed";
    await recordRefusal(actor, "handInLetter", code);
    const query = new URLSearchParams({ ...(token ? { token } : {}), refused: code }).toString();
    return seeOther(`${token ? letterPath : joinPath}?${query}`);
  }
}
