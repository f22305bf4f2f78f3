import type { Ctx } from "@/platform/database";
import { openOwn } from "@/platform/vault";
import { type Answers, answersIn, type DraftContent, type SealedTexts } from "../answers/schema";
import { type Desk, ROUTING_RULES, type RoutingRule, USUAL_ROUTING } from "./policy";
import { DRAFT_SEALS } from "./schema";

const draft = {
  id: true,
  status: true,
  version: true,
  number: true,
  enterpriseId: true,
  divisionCode: true,
  team: true,
  proposal: true,
  secretKind: true,
  answers: true,
  updatedAt: true,
  enterprise: {
    select: {
      name: true,
      uscc: true,
      orgCode: true,
      regNo: true,
      address: true,
      divisionCode: true,
      division: { select: { nameZh: true, nameEn: true } },
    },
  },
  evidence: {
    where: { removedAt: null, referralId: null },
    select: { id: true, size: true, sha256: true, hashedBy: true, uploadedAt: true },
    orderBy: { id: "asc" },
  },
} as const;

/** A complaint that a firm writes, with its own sealed words and names of files opened for it; null for everybody else and when absent. */
export async function findDraft(ctx: Ctx, id: string) {
  const { tx, actor } = ctx;
  if (actor.kind !== "firm" || !actor.enterpriseId) return null;
  const row = await tx.complaint.findFirst({ where: { id, enterpriseId: actor.enterpriseId }, select: draft });
  if (!row) return null;
  const opened = await openOwn(ctx, id);
  const { evidence, ...complaint } = row;
  const files = evidence.map((file) => ({
    ...file,
    size: Number(file.size),
    name: opened[`evidence/${file.id}`] ?? "",
  }));
  const sealed: SealedTexts = Object.fromEntries(
    DRAFT_SEALS.flatMap((field) => (opened[field] === undefined ? [] : [[field, opened[field]]])),
  );
  const answers: Answers = answersIn(row.answers);
  const content: DraftContent = { answers, sealed, files: files.length };
  return { ...complaint, files, content };
}

/** Names of the people of a firm who saved these pages: who wrote last stands beside what he wrote. */
export async function writersOf({ tx }: Ctx, answers: Answers): Promise<Readonly<Record<string, string>>> {
  const ids = [...new Set(Object.values(answers).map(({ byId }) => byId))];
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return Object.fromEntries(people.map(({ id, name }) => [id, name]));
}

/** The bureaus of the leading department, and which of them have somebody who takes complaints in. */
export async function desksOf({ tx }: Ctx): Promise<Desk[]> {
  return tx.$queryRaw<Desk[]>`
    select d.division_code as "divisionCode", d.level, exists (
      select 1 from known_officials o join person_duties h on h.person_id = o.id and h.ended_at is null and h.duty = 'intake'
      where o.department_id = d.id and o.active) as "takesIn"
    from departments d where d.kind = 'market_regulation'`;
}

/** What the settings say of who is competent. */
export async function routingRule({ tx }: Ctx): Promise<RoutingRule> {
  const row = await tx.setting.findUnique({ where: { key: "complaint-routing" }, select: { value: true } });
  return ROUTING_RULES.find((rule) => rule === row?.value) ?? USUAL_ROUTING;
}
