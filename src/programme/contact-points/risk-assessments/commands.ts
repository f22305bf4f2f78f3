import { InvalidInput } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";

/**
 * Keeps which findings of visits an assessment weighed (decision 0088). Invalid: what is no finding of a visit that was made to this firm, or
 * of one that follows a case.
 */
export async function weigh(
  { tx }: Ctx,
  { id: serviceId, enterpriseId }: { readonly id: string; readonly enterpriseId: string },
  keys: readonly string[],
): Promise<void> {
  const idsOf = (kind: string) =>
    keys.flatMap((key) => (key.startsWith(`${kind}:`) ? [key.slice(kind.length + 1)] : []));
  const visit = { enterpriseId, caseId: null, status: "held" } as const;
  const visits = await tx.visit.findMany({ where: { ...visit, id: { in: idsOf("visit") } }, select: { id: true } });
  const advice = await tx.visitAdvice.findMany({
    where: { visit, id: { in: idsOf("advice") } },
    select: { id: true, visitId: true },
  });
  const data = [
    ...visits.map(({ id: visitId }) => ({ serviceId, visitId })),
    ...advice.map(({ id: adviceId, visitId }) => ({ serviceId, visitId, adviceId })),
  ];
  if (data.length !== new Set(keys).size) throw new InvalidInput({ weighed: ["no-finding"] });
  await tx.weighedFinding.createMany({ data });
}
