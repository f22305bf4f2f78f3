import { makeCreditCode } from "@/kernel/credit-code";
import { asSystem } from "@/platform/database";
import { actorOfSession } from "@/platform/session";
import { signIn } from "@/programme/accounts/commands";
import { register, verifyMail } from "@/programme/accounts/registration/commands";
import { type Register, registerInput } from "@/programme/accounts/registration/schema";
import { asSuperuser } from "./database";

/** Registrations on their way: the form, the mail, the link in it, the first sign-in. */

export const PASSWORD = "seven herons at dusk";
export const CODE = makeCreditCode("330402", 700_001);
let serial = 0;

export function form(changes: Partial<Register> = {}): Register {
  const n = ++serial;
  return registerInput.parse({
    ...{
      code: CODE,
      firmName: "演示登记企业（演示）",
      divisionCode: "330402",
      name: `演示人员${n}`,
      mobile: "138 0000 0000",
    },
    ...{
      email: `person-${n}@example.cn`,
      username: `person-${n}`,
      password: PASSWORD,
      consent: "yes",
      locale: "zh-CN",
    },
    ...changes,
  });
}

export const send = (input: Register) => asSystem("register", (ctx) => register(ctx, input));
/** A letter of one page. */
export async function* pages() {
  yield new TextEncoder().encode("%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n");
}

export async function letterLinkOf(email: string): Promise<string> {
  return (await mailTo(email)).find(({ template }) => template === "authority-letter")?.token ?? "";
}

export const follow = (token: string) => asSystem("verify-mail", (ctx) => verifyMail(ctx, { token }));

export async function mailTo(recipient: string): Promise<{ template: string; path: string; token: string }[]> {
  const { rows } = await asSuperuser((client) =>
    client.query<{ template: string; params: { path?: string } }>(
      "SELECT template, params FROM outbox_mails WHERE recipient = $1 ORDER BY id",
      [recipient],
    ),
  );
  return rows.map(({ template, params }) => {
    const path = params.path ?? "";
    return { template, path, token: new URL(path, "http://x").searchParams.get("token") ?? "" };
  });
}

export async function registered(input: Register): Promise<{ waits: boolean }> {
  await send(input);
  return follow((await mailTo(input.email)).at(-1)?.token ?? "");
}

export async function actorNamed(username: string) {
  const answer = await signIn({ username, password: PASSWORD, device: "test", address: "" });
  if (!answer.ok) throw new Error(answer.refusal);
  const actor = await actorOfSession(answer.sessionId);
  if (!actor) throw new Error("no actor");
  return actor;
}
