import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { asActor, asSystem } from "@/platform/database";
import { checkSealedTrail } from "@/platform/trail-check";
import { asSuperuser } from "./database";
import * as given from "./given";

/** A trail, what a superuser does to it, and what is found. */

/** As before the first seal: neither the files nor the database know of one. */
export async function forgetSeals(): Promise<void> {
  rmSync(sealFolder(), { recursive: true, force: true });
  await meddle("delete from settings where key in ('sealed-day', 'sealed-newest')");
}

export function sealFolder(): string {
  return join(process.env.PORTAL_DATA_DIR ?? "", "seals");
}

/** Ten acts of an official in 南湖, two of the system. */
export async function trail() {
  const official = await given.official(["investigator"], { division: "330402" });
  for (let n = 1; n <= 5; n++) {
    await asActor(official, async (ctx) => {
      ctx.record({ act: "read.example", subjectKind: "example", detail: { n, 名: ["甲", "“乙”"], of: null } });
      ctx.record({ act: "refuse.example", outcome: "refused", subjectKind: "example", purpose: "核对“线索”" });
    });
  }
  await asSystem("example", async (ctx) => {
    ctx.record({ act: "one.example", subjectKind: "example" });
    ctx.record({ act: "two.example", subjectKind: "example" });
  });
}

/** What a superuser can do, who may switch the triggers off. */
export function meddle(sql: string): Promise<unknown> {
  return asSuperuser((client) => client.query(`set session_replication_role = replica; ${sql}`));
}

/** What the check of trail and seals finds. */
export async function faults() {
  return (await checkSealedTrail()).faults;
}

/** What `npm run audit:verify` prints, and the code that it ends with. */
export function command(): { code: number; lines: string[] } {
  const args = ["--import", "tsx", "scripts/audit-verify.ts"];
  try {
    return { code: 0, lines: linesOf(execFileSync(process.execPath, args, { encoding: "utf8" })) };
  } catch (error) {
    if (!(error instanceof Error && "status" in error && "stdout" in error)) throw error;
    return { code: Number(error.status), lines: linesOf(String(error.stdout)) };
  }
}

function linesOf(text: string): string[] {
  return text.trim().split("\n");
}
