import { createHash, randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Actor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { env } from "@/platform/env";
import { fileStore } from "@/platform/storage";
import { receiveEvidence } from "@/programme/evidence/commands";
import type { UploadTarget } from "@/programme/evidence/policy";
import { openDownload } from "@/programme/evidence/queries";
import * as given from "./given";

/** Files of a complaint as they come in, and where they lie. */

/** Hexadecimal. */
export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
/** A file that looks like a PDF, of so many bytes and some. */
export const pdf = (size = 400) => Buffer.concat([Buffer.from("%PDF-1.4\n%\u00e4\n", "latin1"), randomBytes(size)]);

/** The bytes as a line brings them. */
export async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 30_000) yield bytes.subarray(at, at + 30_000);
}

/** What is sent, where it isn’t the usual file. */
export type Sending = { readonly name?: string; readonly hash?: string | null; readonly bytes?: Buffer };
/** Sends a file. */
export function send(
  actor: Actor,
  target: UploadTarget,
  { name = "保密协议（韩某）.pdf", bytes = pdf(), hash = sha256(bytes) }: Sending = {},
) {
  return receiveEvidence(async () => actor, { target, name, hash, bytes: pieces(bytes) });
}

/** Opens a file to be taken. */
export const open = (actor: Actor, evidenceId: string, purpose = "核对证据") =>
  asActor(actor, (ctx) => openDownload(ctx, { evidenceId, purpose }));
/** Where the store lies. */
export const folder = () => join(env().PORTAL_DATA_DIR, "evidence");
/** Where a file lies. */
export const placeOf = (id: string) => join(folder(), id.slice(-2), id);
/** What lies half-way. */
export const incoming = () => readdir(join(folder(), "incoming")).catch(() => []);

/** The bytes that this person gets. */
export async function bytesOf(actor: Actor, id: string): Promise<Buffer> {
  const file = await open(actor, id);
  const blocks: Buffer[] = [];
  for await (const block of fileStore().read(file)) blocks.push(block);
  return Buffer.concat(blocks);
}

/** A complaint with its firm and an officer. */
export async function cast(status: "draft" | "submitted" | "verifying" = "draft") {
  const firm = await given.firm();
  const [officer, second] = [await given.official(["investigator"]), await given.official(["investigator"])];
  const complaint = await given.complaint(firm, { status, team: status === "verifying" ? [officer, second] : [] });
  return { firm, officer, complaint, target: { complaintId: complaint.id } };
}
