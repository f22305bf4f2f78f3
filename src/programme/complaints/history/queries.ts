import type { Prisma } from "@db";
import { z } from "zod";
import type { Ctx } from "@/platform/database";
import { type OwnEvent, type OwnLook, partOf, TOLD_STEPS } from "../policy";

const MOST_LOOKS = 100;
const detailOf = z
  .object({ fields: z.array(z.string()).catch([]), step: z.string().catch("") })
  .catch({ fields: [], step: "" });

/**
 * Who looked at a firm's sealed content: officials, newest first, with how often in all. Nobody can leave himself out: the entry is
 * written in the transaction of the look. The opening of a file's name that goes with its download is not told twice.
 */
export async function looksAt(
  { tx, actor }: Ctx,
  complaintId: string,
  files: readonly { readonly id: string }[],
): Promise<{ looks: OwnLook[]; total: number }> {
  if (actor.kind !== "firm" || !actor.enterpriseId) return { looks: [], total: 0 };
  const where: Prisma.AuditEntryWhereInput = {
    complaintId,
    enterpriseId: actor.enterpriseId,
    departmentId: { not: null },
    OR: [{ act: "download.evidence" }, { act: "open.sealed", subjectKind: { not: "evidence" } }],
  };
  const rows = await tx.auditEntry.findMany({
    where,
    select: {
      chain: true,
      seq: true,
      at: true,
      actorName: true,
      departmentId: true,
      act: true,
      subjectId: true,
      purpose: true,
      detail: true,
    },
    orderBy: { at: "desc" },
    take: MOST_LOOKS,
  });
  const total = rows.length < MOST_LOOKS ? rows.length : await tx.auditEntry.count({ where });
  const departments = await tx.department.findMany({
    where: { id: { in: rows.flatMap(({ departmentId }) => departmentId ?? []) } },
    select: { id: true, nameZh: true, nameEn: true },
  });
  const looks = rows.map(({ chain, seq, at, actorName, departmentId, act, subjectId, purpose, detail }) => {
    const n = files.findIndex(({ id }) => id === subjectId) + 1;
    const opened = [...new Set(detailOf.parse(detail).fields.map(partOf))].map((key) => ({ key }));
    return {
      id: `${chain} ${seq}`,
      at,
      who: actorName,
      department: departments.find(({ id }) => id === departmentId) ?? null,
      purpose,
      parts: act === "open.sealed" ? opened : [n > 0 ? { key: "file", n } : { key: "referral" }],
    };
  });
  return { looks, total };
}

/** What has been done with a firm's complaint and its case, newest first, as far as the firm is told. */
export async function historyOf({ tx, actor }: Ctx, complaintId: string): Promise<OwnEvent[]> {
  if (actor.kind !== "firm" || !actor.enterpriseId) return [];
  const rows = await tx.auditEntry.findMany({
    where: {
      complaintId,
      enterpriseId: actor.enterpriseId,
      act: { in: ["step.complaint", "step.case", "begin.referral"] },
    },
    select: { chain: true, seq: true, at: true, act: true, detail: true },
    orderBy: { at: "desc" },
  });
  return rows.flatMap(({ chain, seq, at, act, detail }) => {
    const { step } = detailOf.parse(detail);
    const kind = act === "step.case" ? "case" : "complaint";
    const told = TOLD_STEPS[kind].some((known) => known === step);
    const key = act === "begin.referral" ? "referral" : told ? `${kind}.${step}` : undefined;
    return key ? [{ id: `${chain} ${seq}`, at, key }] : [];
  });
}
