import type { Duty, OfficialActor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { grantDuty } from "@/programme/accounts/duties/commands";
import { createOfficialInput } from "@/programme/accounts/officials/schema";
import { asSuperuser } from "./database";
import * as given from "./given";

/** Accounts of officials as the administrators make them. */

/** One of the three administrators. */
export const administrator = (duty: "system_administrator" | "security_administrator" | "audit_administrator") =>
  given.official([duty], { kind: "operations" });

/** The city’s department of a kind. */
export async function departmentOf(kind: "market_regulation" | "police" | "operations"): Promise<string> {
  return asSystem(
    "given",
    async ({ tx }) =>
      (await tx.department.findFirstOrThrow({ where: { kind, level: "city" }, select: { id: true } })).id,
  );
}

/** The form of a new account, but for the changes. */
export async function input(changes: Record<string, string> = {}) {
  const data = {
    username: "new.officer",
    name: "演示新人",
    post: "",
    departmentId: await departmentOf("market_regulation"),
    email: "new.officer@example.cn",
  };
  return createOfficialInput.parse({ ...data, ...changes });
}

/** The token of the last link to a first password. */
export async function firstToken(): Promise<string> {
  const { rows } = await asSuperuser((client) =>
    client.query<{ path: string }>(
      "SELECT params->>'path' AS path FROM outbox_mails WHERE template = 'first-password' ORDER BY id DESC LIMIT 1",
    ),
  );
  return new URL(rows[0]?.path ?? "", "http://x").searchParams.get("token") ?? "";
}

/** All acts of the trail, in order. */
export async function acts(): Promise<string[]> {
  const { rows } = await asSuperuser((client) =>
    client.query<{ act: string }>("SELECT act FROM audit_entries ORDER BY chain, seq"),
  );
  return rows.map(({ act }) => act);
}

/** Gives a duty to the account as it stands. */
export async function grant(by: OfficialActor, personId: string, duty: Duty): Promise<unknown> {
  const seen = await asSystem("look", ({ tx }) =>
    tx.person.findUnique({ where: { id: personId }, select: { version: true } }),
  );
  return asActor(by, (ctx) => grantDuty(ctx, { personId, duty, version: seen?.version ?? 1 }));
}
