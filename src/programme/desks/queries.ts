import { hasDuty, isMarketRegulator } from "@/kernel/actor";
import type { Ctx } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { sql } from "@/platform/sql";
import { casesByStatus } from "../cases/queue/queries";
import { complaintsByStatus } from "../complaints/intake/queries";
import { countSites } from "../demonstration-sites/queue/queries";
import { countReferrals, referralsByStatus } from "../referrals/queue/queries";
import { progressOn } from "../targets/queries";
import { accountFigures, securityFigures, trailFigures } from "./administration/queries";
import {
  answeredInTime,
  cityFigures,
  cityLights,
  departmentsAtWork,
  lateHere,
  type Overdue,
  overdueExpression,
} from "./city/queries";
import { type Field, fieldsOf } from "./policy";
import { type ProgrammeFigures, programmeExpression } from "./programme/queries";
import { type Counts, countsExpression, listWaiting, NOTHING } from "./waiting/queries";

/** Numbers in the navigation: what waits for this person, now. Each is the length of the list that it opens (`?mine=1`). */
export type Badges = {
  readonly complaints: number;
  readonly cases: number;
  readonly referrals: number;
  readonly enterprises: number;
  readonly contactPoints: number;
  readonly demonstrationSites: number;
  readonly people: number;
  readonly visits: number;
  readonly clues: number;
  readonly transfers: number;
  readonly articles: number;
  readonly notices: number;
};

export type Named = { readonly nameZh: string; readonly nameEn: string };

/** What the frame of every page shows: the badges, and an official's department. One statement, because every page asks it. Row-level security stands under it. */
export async function frameOf({ tx, actor, today }: Ctx): Promise<{ badges: Badges; department: Named | null }> {
  if (actor.kind !== "official" && actor.kind !== "firm") return { badges: badgesFrom(NOTHING, 0), department: null };
  const departmentId = actor.kind === "official" ? actor.departmentId : null;
  const rows = await tx.$queryRaw<{ counts: Partial<Counts> | null; notices: number; department: Named | null }[]>`
    select ${countsExpression(actor, today)} as counts,
      (select count(*)::int from notices where person_id = ${actor.personId}::uuid and read_at is null) as notices,
      (select json_build_object('nameZh', name_zh, 'nameEn', name_en) from departments where id = ${departmentId}::uuid) as department`;
  const [{ counts, notices, department } = { counts: null, notices: 0, department: null }] = rows;
  return { badges: badgesFrom({ ...NOTHING, ...counts }, notices), department };
}

/** The badges alone. */
export async function badgesOf(ctx: Ctx): Promise<Badges> {
  return (await frameOf(ctx)).badges;
}

function badgesFrom(counts: Counts, notices: number): Badges {
  return {
    complaints: counts.complaint,
    cases: counts.case,
    referrals: counts.referral,
    enterprises: counts.enterprise,
    contactPoints: counts["contact-point"],
    demonstrationSites: counts["demonstration-site"],
    people: counts["join-request"],
    visits: counts.visit,
    clues: counts.clue,
    transfers: counts.transfer,
    articles: counts.article,
    notices,
  };
}

type Past = { readonly overdue: Overdue | null; readonly programme: ProgrammeFigures | null };

/** What is past its date in the city, and in the programme office's work, for whoever has these fields. One statement for both. */
async function pastDates(ctx: Ctx, fields: readonly Field[]): Promise<Past> {
  const has = { city: fields.includes("city"), programme: fields.includes("programme") };
  if (!has.city && !has.programme) return { overdue: null, programme: null };
  const [past] = await ctx.tx.$queryRaw<Past[]>`
    select ${has.city ? overdueExpression(ctx) : sql`null::json`} as overdue,
      ${has.programme ? programmeExpression(ctx) : sql`null::json`} as programme`;
  if (!past) throw new Error("a statement without a table gave no row");
  return past;
}

/**
 * An official's desk: what waits for him, the figures of his fields, the targets of his place. At most nine statements for any one duty
 * (the coordinator's seven), so that with what every page asks it stays under twelve.
 */
export async function deskOf(ctx: Ctx) {
  const { actor, today } = ctx;
  const fields = fieldsOf(actor);
  const past = await pastDates(ctx, fields);
  // Who reads small figures in words gets the city's: of one division alone they would have to be veiled by all the others.
  const scope = isMarketRegulator(actor) && actor.level === "county" ? { division: actor.divisionCode } : {};
  return {
    today,
    home: actor.kind === "official" ? actor.divisionCode : "",
    withoutDuty: actor.kind === "official" && actor.duties.length === 0,
    scope,
    places: (await placesOf(ctx)).divisions,
    waiting: await listWaiting(ctx),
    city: past.overdue
      ? {
          figures: await cityFigures(ctx),
          overdue: past.overdue,
          lights: await cityLights(ctx),
          clusters: (await placesOf(ctx)).clusters,
          ...(await departmentsAtWork(ctx)),
        }
      : null,
    casework: fields.includes("casework")
      ? {
          complaints: await complaintsByStatus(ctx),
          cases: await casesByStatus(ctx),
          referrals: await countReferrals(ctx, { open: true }),
          sends: hasDuty(actor, "investigator", "bureau_leader"),
          decides: hasDuty(actor, "investigator", "bureau_leader"),
          late:
            actor.kind === "official" && hasDuty(actor, "bureau_leader")
              ? await lateHere(ctx, actor.divisionCode)
              : null,
        }
      : null,
    review: fields.includes("review")
      ? {
          scored: await countSites(ctx, { scored: "1" }),
          inNotice: await countSites(ctx, { status: "in_notice" }),
        }
      : null,
    programme: past.programme,
    department:
      fields.includes("department") && actor.kind === "official"
        ? {
            referrals: await referralsByStatus(ctx, { box: "in" }),
            answered: await answeredInTime(ctx, actor.departmentId),
          }
        : null,
    office: fields.includes("office") ? await cityFigures(ctx) : null,
    accounts: fields.includes("accounts") ? await accountFigures(ctx) : null,
    security: fields.includes("security") ? await securityFigures(ctx) : null,
    trail: fields.includes("trail") ? await trailFigures(ctx) : null,
    progress: await progressOn(ctx, { day: today, scope }),
  };
}
export type DeskView = Awaited<ReturnType<typeof deskOf>>;
