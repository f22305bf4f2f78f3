import type { Duty } from "@/kernel/actor";
import type { Ctx } from "./database";

/** Somebody as others know him: no more of an official than this is shown to a firm. */
export type KnownPerson = {
  readonly id: string;
  readonly name: string;
  readonly post: string | null;
  /** 执法证号 of an official, where it is known. */
  readonly cardNumber: string | null;
  readonly department: { readonly nameZh: string; readonly nameEn: string } | null;
};

/** People by id, as far as one knows of them: officials, and those whom row-level security shows. */
export async function peopleKnown({ tx }: Ctx, ids: readonly string[]): Promise<Map<string, KnownPerson>> {
  const sought = [...new Set(ids)];
  if (sought.length === 0) return new Map();
  const rows = await tx.$queryRaw<
    (Omit<KnownPerson, "department"> & { nameZh: string | null; nameEn: string | null })[]
  >`
    select k.id, k.name, k.post, k.card_number as "cardNumber", d.name_zh as "nameZh", d.name_en as "nameEn"
    from (
      select id, name, post, department_id, card_number from known_officials where id = any (${sought}::uuid[])
      union
      select id, name, post, department_id, card_number from persons where id = any (${sought}::uuid[])
    ) k left join departments d on d.id = k.department_id`;
  return new Map(
    rows.map(({ nameZh, nameEn, ...person }) => [
      person.id,
      { ...person, department: nameZh !== null && nameEn !== null ? { nameZh, nameEn } : null },
    ]),
  );
}

type Charged = {
  readonly duties: readonly Duty[];
  /** Of the leading department's bureau in this division, or of the city's; left out: of any department. */
  readonly bureau?: { readonly divisionCode: string } | "city";
  /** Only these; only of these departments. */
  readonly among?: readonly string[];
  readonly departments?: readonly string[];
};

/** Officials who hold one of these duties now; ids of persons, for notices. */
export async function officialsCharged(
  { tx }: Ctx,
  { duties, bureau, among, departments }: Charged,
): Promise<string[]> {
  const divisionCode = bureau && bureau !== "city" ? bureau.divisionCode : null;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select o.id from known_officials o join departments d on d.id = o.department_id
    where o.active and (${!bureau}::boolean or d.kind = 'market_regulation')
      and (${bureau !== "city"}::boolean or d.level = 'city')
      and (${divisionCode}::text is null or d.division_code = ${divisionCode})
      and (${!among}::boolean or o.id = any (${[...(among ?? [])]}::uuid[]))
      and (${!departments}::boolean or o.department_id = any (${[...(departments ?? [])]}::uuid[]))
      and exists (select 1 from person_duties h where h.person_id = o.id and h.ended_at is null and h.duty::text = any (${[...duties]}::text[]))`;
  return rows.map(({ id }) => id);
}

/** Officials of the leading department who hold one of these duties now, in a division or in the city's own bureau; ids of persons, for notices. */
export function regulatorsWith(
  ctx: Ctx,
  duties: readonly Duty[],
  bureau: { readonly divisionCode: string } | "city",
): Promise<string[]> {
  return officialsCharged(ctx, { duties, bureau });
}

/** The people of a firm, for notices. */
export async function peopleOfFirm({ tx }: Ctx, enterpriseId: string): Promise<string[]> {
  const people = await tx.person.findMany({ where: { enterpriseId, status: "active" }, select: { id: true } });
  return people.map(({ id }) => id);
}
