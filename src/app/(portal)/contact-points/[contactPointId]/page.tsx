import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { answersFor, stepsByClocks } from "@/kernel/clock-steps";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { limitOn, rulesOf } from "@/platform/rules";
import { notHere, requireActor } from "@/platform/session";
import { historyOf } from "@/programme/audit-trail/queries";
import { RecordHistory } from "@/programme/audit-trail/screens/record-history";
import { certificateFor } from "@/programme/certificates/queries";
import { CertificatePart } from "@/programme/certificates/screens/certificate-part";
import { mayBring, mayJudge } from "@/programme/contact-points/admission/policy";
import { admissionOf } from "@/programme/contact-points/admission/queries";
import { AdmissionPart, Verdicts } from "@/programme/contact-points/admission/screens/admission-part";
import { filingOf } from "@/programme/contact-points/counter/queries";
import { ByBoth } from "@/programme/contact-points/counter/screens/filing-screen";
import { mayReport } from "@/programme/contact-points/leaks/policy";
import { leaksOfPoint } from "@/programme/contact-points/leaks/queries";
import { LeakPart } from "@/programme/contact-points/leaks/screens/leak-part";
import { peopleOfPoint } from "@/programme/contact-points/liaisons/queries";
import { PeoplePart } from "@/programme/contact-points/liaisons/screens/people-part";
import { findContactPoint } from "@/programme/contact-points/queries";
import { reviewsOf } from "@/programme/contact-points/reviews/queries";
import { materialOf, riskAssessmentsOf } from "@/programme/contact-points/risk-assessments/queries";
import { PointScreen } from "@/programme/contact-points/screens/point-screen";
import { ServicePart } from "@/programme/contact-points/screens/service-part";
import { ASKING_STEPS, StepSheet } from "@/programme/contact-points/screens/step-sheet";
import { keepsServices } from "@/programme/contact-points/services/policy";
import { enteredOf, servicesOf } from "@/programme/contact-points/services/queries";
import { contactPointWorkflow } from "@/programme/contact-points/workflow";
import { mayEnterLate } from "@/programme/targets/late-entries/policy";
import { closedDays, lateEntriesOf, registerSubject } from "@/programme/targets/late-entries/queries";
import { LatePart, LateSheet } from "@/programme/targets/late-entries/screens/late-part";
import { foldedLate } from "@/programme/targets/late-entries/screens/late-texts";
import { papersOf } from "@/programme/targets/papers/queries";
import { ClockPanel } from "@/programme/time-limits/screens/clock-panel";
import { mayPlan } from "@/programme/visits/policy";
import { visitsOf } from "@/programme/visits/queue/queries";
import { VisitSummary } from "@/programme/visits/screens/visit-summary";
import { CameLate } from "../../late-or-not-here";

/** Steps that stand on what was found of the checklist. */
const ON_VERDICTS = ["recommend", "return", "approve", "refuse"];

export default async function Page({ params, searchParams }: PageProps<"/contact-points/[contactPointId]">) {
  const [{ contactPointId }, search, actor] = await Promise.all([params, searchParams, requireActor()]);
  if (!z.uuid().safeParse(contactPointId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const point = await findContactPoint(ctx, contactPointId);
    if (!point) return null;
    const year = Number(ctx.today.slice(0, 4));
    return {
      point,
      year,
      services: point.status === "active" ? await servicesOf(ctx, contactPointId, year) : [],
      entered: await enteredOf(ctx, contactPointId),
      reviews: await reviewsOf(ctx, contactPointId),
      filing: await filingOf(ctx, contactPointId),
      admission: await admissionOf(ctx, point),
      assessments: await riskAssessmentsOf(ctx, contactPointId),
      material: keepsServices(actor, point.divisionCode) ? await materialOf(ctx, point.enterpriseId) : [],
      visits: point.number ? await visitsOf(ctx, point.enterpriseId) : [],
      people: await peopleOfPoint(ctx, contactPointId),
      certificate: point.number ? await certificateFor(ctx, contactPointId) : null,
      leaks: point.number ? await leaksOfPoint(ctx, contactPointId) : null,
      leakDays: limitOn(await rulesOf(ctx), "leak-report", ctx.today).length,
      course: await historyOf(ctx, contactPointId),
      places: await placesOf(ctx),
      today: ctx.today,
      late: {
        entries: await lateEntriesOf(ctx, contactPointId),
        turns: mayEnterLate(actor) ? ((await registerSubject(ctx, "contact-points", contactPointId))?.turns ?? []) : [],
        closed: mayEnterLate(actor) ? await closedDays(ctx) : [],
        papers: mayEnterLate(actor) ? await papersOf(ctx, contactPointId) : [],
      },
    };
  });
  if (!read) return notHere();
  const { point, course, places, today, year, services, entered, reviews, assessments, material, ...parts } = read;
  const { leaks, leakDays, people, certificate, visits, late, filing, admission } = parts;
  const steps = stepsByClocks(contactPointWorkflow, actor, point, point.clocks);
  if (search.step === "late" && late.turns.length > 0)
    return (
      <LateSheet
        register="contact-points"
        subjectId={point.id}
        name={point.enterprise.name}
        turns={late.turns}
        closed={late.closed}
        papers={late.papers}
      />
    );
  const asked = z.enum(ASKING_STEPS).safeParse(search.step);
  const open = steps.open.find(({ name }) => name === asked.data);
  if (asked.success && open) {
    const turns = ["approve", "resume"].includes(asked.data) || point.status === "active";
    const entersLate = mayEnterLate(actor) && turns && asked.data !== "return" && asked.data !== "refuse";
    return (
      <StepSheet
        step={asked.data}
        point={{ ...point, enterpriseName: point.enterprise.name }}
        verdicts={
          admission && ON_VERDICTS.some((step) => step === asked.data) ? (
            <Verdicts
              items={admission.items}
              judgement={admission.judgements.find(({ round }) => round === point.round)}
            />
          ) : undefined
        }
        asksWhy={open.late === true}
        late={
          entersLate
            ? foldedLate(await getTranslations("targets"), {
                ...{ register: "contact-points", subjectId: point.id, closed: late.closed, papers: late.papers },
              })
            : undefined
        }
      />
    );
  }
  return (
    <>
      <CameLate open={asked.success ? undefined : steps.open} />
      <PointScreen
        point={point}
        places={places}
        side={actor.kind === "firm" ? "firm" : "office"}
        steps={steps}
        judges={mayJudge(actor, point)}
        admission={
          admission && (
            <AdmissionPart
              contactPointId={point.id}
              admission={admission}
              round={point.round}
              brings={mayBring(actor, point)}
            />
          )
        }
        dueOn={point.clocks.find(({ running }) => running)?.dueOn ?? null}
        clocks={
          <ClockPanel clocks={point.clocks} today={today} answers={answersFor(contactPointWorkflow, actor, point)} />
        }
        certificate={certificate && <CertificatePart certificate={certificate} />}
        people={
          <>
            <PeoplePart {...people} own={actor.kind === "firm"} />
            {filing ? <ByBoth filing={filing} /> : null}
          </>
        }
        leaks={
          leaks && (
            <LeakPart
              contactPointId={point.id}
              leaks={leaks}
              days={leakDays}
              reports={actor.kind === "firm" && mayReport(point)}
            />
          )
        }
        visits={
          point.number && (
            <VisitSummary
              enterpriseId={point.enterpriseId}
              rows={visits}
              plans={point.status === "active" && mayPlan(actor, point.divisionCode)}
            />
          )
        }
        services={
          point.status === "active" || reviews.length > 0 || entered.length > 0 ? (
            <ServicePart
              contactPointId={point.id}
              year={year}
              services={services}
              entered={entered}
              reviews={reviews}
              assessments={assessments}
              material={material}
              enters={point.status === "active" && keepsServices(actor, point.divisionCode)}
              today={today}
            />
          ) : null
        }
        correction={
          <LatePart register="contact-points" subjectId={point.id} entries={late.entries} turns={late.turns} />
        }
        course={<RecordHistory entries={course} today={today} />}
      />
    </>
  );
}
