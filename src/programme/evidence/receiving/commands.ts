import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { recordKey } from "@/platform/vault";
import { type EvidenceReceipt, type FileEntry, freshId, receiveFile, type Upload } from "../commands";

type Admission = { readonly id: string; readonly key: Buffer };

/** The row of a file that came in. */
export type FileRow = FileEntry<Admission>["file"] & {
  readonly id: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedById: string;
  readonly uploadedAt: Date;
};

/** A record that files are handed in for. */
export type FilesOf<Place> = {
  /** What the trail calls such a file: `upload.<kind>`. */
  readonly kind: string;
  /** The record under whose key it is sealed. */
  readonly under: (place: Place) => string;
  /** The most files that it may have: against abuse. */
  readonly maximum: number;
  /** The record, as long as this person may add to it; refuses him else. Asked before the file comes, and again before its row is written. */
  readonly place: (ctx: Ctx) => Promise<Place>;
  /** The same before the row is written, where what is decided about the record at this moment has to wait. */
  readonly hold?: (ctx: Ctx) => Promise<Place>;
  readonly count: (ctx: Ctx, place: Place) => Promise<number>;
  /** The row of the same bytes, when they came in before. */
  readonly find: (
    ctx: Ctx,
    bytes: { readonly sha256: string; readonly size: number },
    place: Place,
  ) => Promise<{ readonly id: string; readonly uploadedAt: Date } | null>;
  readonly add: (ctx: Ctx, row: FileRow, place: Place) => Promise<unknown>;
  /** What the trail says of it besides its size and hash. */
  readonly told: (place: Place) => {
    readonly complaintId?: string | null;
    readonly enterpriseId?: string | null;
    readonly detail: Record<string, string>;
  };
};

/**
 * Takes a file for a record, the way evidence is taken: sealed, with its hash, an act. The same bytes are received once. Refusals: `too-many-files`, those
 * of `place` and of `receiveFile`.
 */
export function receiveFileFor<Place>(
  who: () => Promise<Actor>,
  upload: Omit<Upload, "target">,
  files: FilesOf<Place>,
): Promise<EvidenceReceipt> {
  const { kind, maximum, place } = files;
  return receiveFile(who, upload, {
    admit: async (ctx) => {
      const found = await place(ctx);
      if ((await files.count(ctx, found)) >= maximum) throw new Refusal("too-many-files", { maximum });
      return { id: await freshId(ctx), key: await recordKey(ctx, files.under(found)) };
    },
    enter: async (ctx, { admission: { id }, arrival: { size, sha256 }, file }) => {
      const { actor, now } = ctx;
      const found = await (files.hold ?? place)(ctx);
      if (actor.kind !== "official" && actor.kind !== "firm") throw new Refusal("not-found");
      const receipt = { name: file.name, size, sha256, hashedBy: file.hashedBy };
      const there = await files.find(ctx, { sha256, size }, found);
      if (there) return { ...receipt, id: there.id, uploadedAt: there.uploadedAt.toISOString() };
      await files.add(ctx, { id, size, sha256, ...file, uploadedById: actor.personId, uploadedAt: now }, found);
      const { detail, ...about } = files.told(found);
      ctx.record({
        ...{ act: `upload.${kind}`, subjectKind: kind, subjectId: id, ...about },
        detail: { size, sha256, hashedBy: file.hashedBy, ...detail },
      });
      return { ...receipt, id, uploadedAt: now.toISOString() };
    },
  });
}
