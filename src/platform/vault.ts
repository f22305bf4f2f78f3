import { type CipherKey, createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { Refusal } from "@/kernel/refusal";
import type { Ctx, Tx } from "./database";
import { env, Misconfigured } from "./env";

/**
 * What is secret is encrypted before it reaches the database: AES-256-GCM with a key per record, bound to its record and field, the
 * key wrapped by PORTAL_VAULT_KEY, which lies outside the database. Stored form: 12 bytes nonce, ciphertext, 16 bytes tag.
 */
const ALGORITHM = "aes-256-gcm";
const NONCE = 12;
const TAG = 16;

/** Encrypts bytes under a key, bound to a context that must be said again to open them. */
export function encrypt(key: CipherKey, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `encrypt` made. Throws when a single bit of bytes or context differs. */
export function decrypt(key: Buffer, sealed: Uint8Array, context: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, bytes.length - TAG)), decipher.final()]);
}

function vaultKey(): { key: Buffer; id: string } {
  const key = Buffer.from(env().PORTAL_VAULT_KEY, "base64");
  return { key, id: createHash("sha256").update(key).digest("hex").slice(0, 16) };
}

const BOUND = "vault-key";

/**
 * Holds the configured key against the one under which this database's records are sealed: its id is kept from the first start on, and the database
 * lets no other one seal. While nothing is sealed the key that a start brings counts, so a slip at the first start binds nobody. Throws `Misconfigured`.
 */
export async function assertVaultKey({ tx, now }: Ctx): Promise<void> {
  const { id } = vaultKey();
  await tx.setting.createMany({ data: [{ key: BOUND, value: id, updatedAt: now }], skipDuplicates: true });
  // Whoever seals the first record at this moment is waited for, and waits.
  await tx.$queryRaw`select from settings where key = ${BOUND} for update`;
  const sealed = await tx.recordKey.findFirst({ select: { keyId: true } });
  if (sealed && sealed.keyId !== id) throw new Misconfigured(OTHER_KEY);
  await tx.setting.update({ where: { key: BOUND }, data: { value: id, updatedAt: now } });
}

const OTHER_KEY =
  "PORTAL_VAULT_KEY 不是封存本库记录时用的密钥，换了就打不开。请恢复原来的密钥。" +
  "PORTAL_VAULT_KEY is not the key under which the records of this database are sealed; with another one they can't be opened. Put the former key back.";

async function wrapNew(tx: Tx, recordId: string, now: Date): Promise<Buffer> {
  const { key, id } = vaultKey();
  const fresh = randomBytes(32);
  await tx.recordKey.createMany({
    data: [
      {
        recordId,
        wrapped: new Uint8Array(encrypt(key, fresh, `key/${recordId}`)),
        algorithm: ALGORITHM,
        keyId: id,
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
  const stored = await findKey(tx, recordId);
  if (!stored) throw new Error(`the key of ${recordId} was not stored`);
  return stored;
}

async function findKey(tx: Tx, recordId: string): Promise<Buffer | undefined> {
  const row = await tx.recordKey.findUnique({ where: { recordId }, select: { wrapped: true, keyId: true } });
  if (!row) return undefined;
  const { key, id } = vaultKey();
  if (row.keyId !== id)
    throw new Error(`record ${recordId} was sealed under vault key ${row.keyId}, this installation has ${id}`);
  return decrypt(key, row.wrapped, `key/${recordId}`);
}

/** The key of a record, made on first use. For the vault and for the file store alone. */
export async function recordKey({ tx, now }: Ctx, recordId: string): Promise<Buffer> {
  return (await findKey(tx, recordId)) ?? (await wrapNew(tx, recordId, now));
}

/** Encrypts texts into fields of a record, replacing what stood there. The caller's right to write is its own policy's and row-level security's. */
export async function seal(ctx: Ctx, recordId: string, texts: Readonly<Record<string, string>>): Promise<void> {
  const key = await recordKey(ctx, recordId);
  const fields = Object.keys(texts);
  if (fields.length === 0) return;
  const sealed = Object.entries(texts).map(([field, text]) => encrypt(key, Buffer.from(text), `${recordId}/${field}`));
  // One statement for however many fields: its plan is made once.
  await ctx.tx.$executeRaw`
    insert into sealed_values (record_id, field, sealed) select ${recordId}::uuid, * from unnest(${fields}::text[], ${sealed}::bytea[])
    on conflict (record_id, field) do update set sealed = excluded.sealed`;
}

export type Look = {
  /** The record under whose key the fields stand: a complaint, unless `complaintId` says otherwise. */
  readonly recordId: string;
  /** The complaint under whose secrecy the record stands; null when there is none. */
  readonly complaintId?: string | null;
  readonly fields: readonly string[];
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Whose secret it is: it finds the look in its access log. Null when that is no firm. */
  readonly enterpriseId: string | null;
  /** Why, in the looker's words or a code of `auditTrail.purposes`. */
  readonly purpose: string;
};

/**
 * The only way to sealed text: row-level security says which fields this person may open, the look goes into the trail of the same
 * transaction, then they are decrypted. Fields that were never written are absent from the answer.
 * Refuses `not-found` when not one of the fields is there for this person: hidden and absent look the same.
 */
export async function openSealed(ctx: Ctx, look: Look): Promise<Record<string, string>> {
  const rows = await ctx.tx.sealedValue.findMany({
    where: { recordId: look.recordId, field: { in: [...look.fields] } },
    select: { field: true, sealed: true },
    orderBy: { field: "asc" }, // the trail names them so, however they lie
  });
  if (rows.length === 0) throw new Refusal("not-found");
  ctx.record({
    act: "open.sealed",
    subjectKind: look.subjectKind,
    subjectId: look.subjectId,
    complaintId: look.complaintId === undefined ? look.recordId : look.complaintId,
    enterpriseId: look.enterpriseId,
    purpose: look.purpose,
    detail: { fields: rows.map(({ field }) => field) },
  });
  return openRows(ctx.tx, look.recordId, rows);
}

/**
 * Opens a firm's own words for itself while it writes them (drafts, its own messages and file names): not a look of somebody else,
 * hence no entry. Refuses anybody but the firm; what row-level security hides stays hidden.
 */
export async function openOwn(ctx: Ctx, recordId: string, fields?: readonly string[]): Promise<Record<string, string>> {
  if (ctx.actor.kind !== "firm") throw new Refusal("not-yours");
  const rows = await ctx.tx.sealedValue.findMany({
    where: { recordId, ...(fields ? { field: { in: [...fields] } } : {}) },
    select: { field: true, sealed: true },
  });
  return rows.length === 0 ? {} : openRows(ctx.tx, recordId, rows);
}

async function openRows(
  tx: Tx,
  recordId: string,
  rows: readonly { field: string; sealed: Uint8Array }[],
): Promise<Record<string, string>> {
  const key = await findKey(tx, recordId);
  if (!key) throw new Refusal("not-found");
  return Object.fromEntries(
    rows.map(({ field, sealed }) => [field, decrypt(key, sealed, `${recordId}/${field}`).toString()]),
  );
}
