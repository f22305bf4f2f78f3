import { createHash, randomUUID } from "node:crypto";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { DRAFT_PAGES } from "@/programme/complaints/draft/schema";
import { type Answers, type Handed, spaced } from "./complaint";

/** A complaint as plain forms send it, without a browser: for many at once, and for two servers at once. */

/** A draft with everything that it needs, up to the form that submits it. */
export type Ready = {
  readonly complaintId: string;
  readonly version: string;
  readonly key: string;
  readonly file: Handed;
};

/** Asks for a new draft; with the same key, for the same one. */
export function askForDraft(client: APIRequestContext, key: string): Promise<APIResponse> {
  return client.post("/complaints/new", { form: { _key: key } });
}

/** Writes a draft, page by page, with one file. */
export async function prepare(client: APIRequestContext, answers: Answers, file: Handed): Promise<Ready> {
  const complaintId = idIn(await askForDraft(client, randomUUID()));
  for (const page of DRAFT_PAGES) {
    const fields = new URLSearchParams({ _form: randomUUID(), _revision: "0" });
    for (const [name, value] of Object.entries(answers[page]))
      for (const one of [value].flat()) fields.append(typeof value === "string" ? name : `${name}[]`, one);
    await expectStatus(
      303,
      await client.post(`/complaints/${complaintId}/${page}/save`, {
        data: fields.toString(),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      }),
    );
  }
  await expectStatus(
    201,
    await client.put(`/api/evidence?complaint=${complaintId}`, {
      headers: {
        "x-file-name": encodeURIComponent(file.name),
        "x-content-sha256": file.sha256,
        "content-type": "application/octet-stream",
      },
      data: file.buffer,
    }),
  );
  const check = await (await client.get(`/complaints/${complaintId}/check`)).text();
  const [, version = ""] = /name="version"[^>]* value="(\d+)"/.exec(check) ?? [];
  return { complaintId, version, key: randomUUID(), file };
}

export function submit(client: APIRequestContext, { complaintId, version, key }: Ready): Promise<APIResponse> {
  return client.post(`/complaints/${complaintId}/submit`, { form: { _key: key, version } });
}

/** Whether this answer acknowledges the submission: from then on the firm may rely on it. */
export function isAcknowledged(answer: APIResponse, { complaintId }: Ready): boolean {
  return answer.status() === 303 && answer.headers().location === `/complaints/${complaintId}/receipt`;
}

/**
 * What is missing of a submission that was acknowledged: its receipt with number, hashes of text and file, the text with that hash, the
 * file with its bytes. Empty when it is whole.
 */
export async function missingOf(client: APIRequestContext, { complaintId, file }: Ready): Promise<string[]> {
  const receipt = await (await client.get(`/complaints/${complaintId}/receipt`)).text();
  const text = await (await client.get(`/complaints/${complaintId}/text`)).body();
  const textHash = createHash("sha256").update(text).digest("hex");
  const evidence = await (await client.get(`/complaints/${complaintId}`)).text();
  const missing: string[] = [];
  if (!/JX-TS-\d{8}-\d{4,}-\w/.test(receipt)) missing.push(`${complaintId}: its number`);
  if (!spaced(textHash).test(receipt)) missing.push(`${complaintId}: its text, as the receipt has it`);
  if (!spaced(file.sha256).test(evidence)) missing.push(`${complaintId}: its file`);
  return missing;
}

function idIn(answer: APIResponse): string {
  const [, id] = /\/complaints\/([0-9a-f-]{36})$/.exec(answer.headers().location ?? "") ?? [];
  if (!id) throw new Error(`${answer.url()} answers ${answer.status()} and no complaint.`);
  return id;
}

async function expectStatus(status: number, answer: APIResponse): Promise<void> {
  if (answer.status() !== status)
    throw new Error(`${answer.url()} answers ${answer.status()}: ${(await answer.text()).slice(0, 300)}`);
}
