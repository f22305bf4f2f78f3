import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { Actor } from "@/kernel/actor";
import { answersFor, stepsByClocks } from "@/kernel/clock-steps";
import { dayOfMoment } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireActor } from "@/platform/session";
import { historyOf } from "@/programme/audit-trail/queries";
import { RecordHistory } from "@/programme/audit-trail/screens/record-history";
import { intakeOf, shutRefusal } from "@/programme/calls/queries";
import { certificateFor } from "@/programme/certificates/queries";
import { CertificatePart } from "@/programme/certificates/screens/certificate-part";
import { assessmentOf } from "@/programme/demonstration-sites/assessment/queries";
import { AssessmentSummary } from "@/programme/demonstration-sites/assessment/screens/assessment-summary";
import { particularsOf, writtenParticulars } from "@/programme/demonstration-sites/particulars/queries";
import { ParticularsPart } from "@/programme/demonstration-sites/particulars/screens/particulars-part";
import {
  mayName,
  mayOpenProofs,
  mayReassess,
  mayScore,
  mayVote,
  mayWrite,
  sightOf,
} from "@/programme/demonstration-sites/policy";
import { findSite, type SiteDetail } from "@/programme/demonstration-sites/queries";
import { SiteScreen } from "@/programme/demonstration-sites/screens/site-screen";
import { ASKING_STEPS, StepSheet } from "@/programme/demonstration-sites/screens/step-sheet";
import { candidatesFor } from "@/programme/demonstration-sites/seats/queries";
import { siteWorkflow } from "@/programme/demonstration-sites/workflow";
import { mayEnterLate } from "@/programme/targets/late-entries/policy";
import { closedDays, lateEntriesOf, registerSubject } from "@/programme/targets/late-entries/queries";
import { LatePart, LateSheet } from "@/programme/targets/late-entries/screens/late-part";
import { foldedLate } from "@/programme/targets/late-entries/screens/late-texts";
import { papersOf } from "@/programme/targets/papers/queries";
import { ClockPanel } from "@/programme/time-limits/screens/clock-panel";
import { mayPlan } from "@/programme/visits/policy";
import { CameLate } from "../../late-or-not-here";

const NAMING = ["assign", "convene", "name"];
/** Steps that change whether a site counts. */
const LATE = ["award", "revoke"];

export default async function Page({ params, searchParams }: PageProps<"/demonstration-sites/[siteId]">) {
  const [{ siteId }, search, actor] = await Promise.all([params, searchParams, requireActor()]);
  if (!z.uuid().safeParse(siteId).success) return notHere();
  const asked = z.enum(ASKING_STEPS).safeParse(search.step).data;
  const read = await asActor(actor, async (ctx) => {
    const site = await findSite(ctx, siteId);
    if (!site) return null;
    const shut = site.status === "draft" ? shutRefusal(await intakeOf(ctx, "demonstration-site")) : null;
    const steps = withoutSubmitting(stepsByClocks(siteWorkflow, actor, site, site.clocks), shut?.code);
    const awaited = awaitedOf(actor, site);
    const open = [...awaited, ...steps.open.map(({ name }) => name)];
    if (asked && open.includes(asked)) {
      const candidates = NAMING.includes(asked) && mayName(actor) ? await candidatesFor(ctx, site) : [];
      const late =
        LATE.includes(asked) && mayEnterLate(actor)
          ? { closed: await closedDays(ctx), papers: await papersOf(ctx, siteId) }
          : null;
      const asksWhy = steps.open.some((step) => step.name === asked && step.late);
      return { site, asked, candidates, late, asksWhy };
    }
    return {
      site,
      steps,
      refusalValues: shut?.values ?? {},
      awaited,
      assessment: mayOpenProofs(actor, site) ? await assessmentOf(ctx, siteId) : null,
      particulars: mayWrite(actor, site)
        ? await writtenParticulars(ctx, site)
        : mayOpenProofs(actor, site)
          ? await particularsOf(ctx, siteId)
          : null,
      certificate: site.number ? await certificateFor(ctx, siteId) : null,
      course: await historyOf(ctx, siteId),
      places: await placesOf(ctx),
      plansVisit: mayPlan(actor, site.divisionCode),
      today: ctx.today,
      late: {
        entries: await lateEntriesOf(ctx, siteId),
        turns: mayEnterLate(actor) ? ((await registerSubject(ctx, "demonstration-sites", siteId))?.turns ?? []) : [],
        closed: mayEnterLate(actor) ? await closedDays(ctx) : [],
        papers: mayEnterLate(actor) ? await papersOf(ctx, siteId) : [],
      },
    };
  });
  if (!read) return notHere();
  if ("asked" in read) {
    const late = read.late
      ? foldedLate(await getTranslations("targets"), {
          register: "demonstration-sites",
          subjectId: siteId,
          ...read.late,
        })
      : undefined;
    return (
      <StepSheet
        step={read.asked}
        site={read.site}
        candidates={read.candidates ?? []}
        asksWhy={read.asksWhy === true}
        late={late}
      />
    );
  }
  const { site, course, today, assessment, particulars, certificate, late, steps, ...shown } = read;
  if (search.step === "late" && late.turns.length > 0)
    return (
      <LateSheet
        register="demonstration-sites"
        subjectId={site.id}
        name={site.enterpriseName}
        turns={late.turns}
        closed={late.closed}
        papers={late.papers}
      />
    );
  return (
    <>
      <CameLate open={asked ? undefined : steps.open} />
      <SiteScreen
        site={site}
        {...shown}
        steps={steps}
        certificate={certificate && <CertificatePart certificate={certificate} />}
        correction={
          <LatePart register="demonstration-sites" subjectId={site.id} entries={late.entries} turns={late.turns} />
        }
        side={actor.kind === "firm" ? "firm" : sightOf(actor).of === "named" ? "outside" : "office"}
        particulars={
          particulars && (particulars.stated || mayWrite(actor, site)) ? (
            <ParticularsPart
              siteId={site.id}
              particulars={particulars}
              appliedIn={Number(dayOfMoment(site.createdAt).slice(0, 4))}
              writing={mayWrite(actor, site)}
            />
          ) : null
        }
        assessment={
          assessment ? (
            <AssessmentSummary
              siteId={site.id}
              content={site.sheet.content}
              {...assessment}
              writing={mayWrite(actor, site)}
            />
          ) : null
        }
        dueOn={site.clocks.find(({ running }) => running)?.dueOn ?? null}
        clocks={<ClockPanel clocks={site.clocks} today={today} answers={answersFor(siteWorkflow, actor, site)} />}
        // Whoever was named from outside reads of it no more than what he did himself; of that, there may be nothing yet.
        course={
          course.length > 0 || sightOf(actor).of !== "named" ? <RecordHistory entries={course} today={today} /> : null
        }
      />
    </>
  );
}

type Steps = ReturnType<typeof stepsByClocks>;

/** While no applications are taken, the step stays in its place and says why. */
function withoutSubmitting({ open, shut }: Steps, refusal: string | undefined): Steps {
  const submit = refusal ? open.find(({ name }) => name === "submit") : undefined;
  if (!submit || !refusal) return { open, shut };
  return { open: open.filter((step) => step !== submit), shut: [...shut, { name: submit.name, refusal }] };
}

/** What this person has to do here that is no step of the table. */
function awaitedOf(actor: Actor, site: SiteDetail) {
  if (mayWrite(actor, site))
    return site.missingParticulars > 0 ? (["state", "assess"] as const) : (["assess", "state"] as const);
  const seat = actor.kind === "official" && site.seats.find(({ personId }) => personId === actor.personId);
  const judging = mayScore(actor, site) ? ("score" as const) : mayVote(actor, site) ? ("vote" as const) : undefined;
  // A reviewer's recusal is a step of the table; a panel member's changes nothing of the site.
  if (judging && seat)
    return [seat.declared ? judging : ("declare" as const), ...(judging === "vote" ? ["recuse" as const] : [])];
  if (mayReassess(actor, site)) return ["papers" as const];
  return mayName(actor) && (site.status === "on_site" || site.status === "panel") ? ["name" as const] : [];
}
