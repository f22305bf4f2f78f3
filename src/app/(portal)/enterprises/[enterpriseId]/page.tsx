import { z } from "zod";
import { answersFor, stepsByClocks } from "@/kernel/clock-steps";
import { clocksOf } from "@/platform/clocks";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireActor } from "@/platform/session";
import { historyOf } from "@/programme/audit-trail/queries";
import { RecordHistory } from "@/programme/audit-trail/screens/record-history";
import { filingOf } from "@/programme/contact-points/counter/queries";
import { ByBoth } from "@/programme/contact-points/counter/screens/filing-screen";
import { contactPointOf } from "@/programme/contact-points/queries";
import { siteOf } from "@/programme/demonstration-sites/queries";
import { codesOf } from "@/programme/enterprises/codes/queries";
import { FirmCodes } from "@/programme/enterprises/codes/screens/firm-codes";
import { strikableBy } from "@/programme/enterprises/events/policy";
import { branchesOf, eventsOf } from "@/programme/enterprises/events/queries";
import { FirmEvents } from "@/programme/enterprises/events/screens/event-screens";
import { lookalikesOf } from "@/programme/enterprises/lookalikes/queries";
import { mergesOf } from "@/programme/enterprises/merges/queries";
import { MergedRecords } from "@/programme/enterprises/merges/screens/merged-records";
import { formerNames, profileOn } from "@/programme/enterprises/past/queries";
import { mayCorrect, mayEdit, mayExport, mayMerge } from "@/programme/enterprises/policy";
import { changesOf, countComplaintsOf, findEnterprise, peopleOf } from "@/programme/enterprises/queries";
import { EnterpriseScreen } from "@/programme/enterprises/screens/enterprise-screen";
import { Lookalikes } from "@/programme/enterprises/screens/lookalikes";
import { StepSheet } from "@/programme/enterprises/screens/step-sheet";
import { enterpriseWorkflow, isGone } from "@/programme/enterprises/workflow";
import { mayConfirm, mayPropose } from "@/programme/enterprises/years/policy";
import { yearsOf } from "@/programme/enterprises/years/queries";
import { FirmYears } from "@/programme/enterprises/years/screens/firm-years";
import { mayAssess, readsAssessments } from "@/programme/self-assessment/policy";
import { assessmentsOf } from "@/programme/self-assessment/queries";
import { AssessmentPart } from "@/programme/self-assessment/screens/assessment-history";
import { askedDay } from "@/programme/targets/policy";
import { ClockPanel } from "@/programme/time-limits/screens/clock-panel";
import { burdenOf } from "@/programme/visits/burden/queries";
import { mayPlan } from "@/programme/visits/policy";
import { visitsOf } from "@/programme/visits/queue/queries";
import { FirmVisits } from "@/programme/visits/screens/firm-visits";
import { OtherDay } from "@/ui/address-notes";
import { CameLate } from "../../late-or-not-here";

/** Records are joined and parted where they are compared, not by a button of one of them. */
function ownSteps({ open, shut }: ReturnType<typeof stepsByClocks>): ReturnType<typeof stepsByClocks> {
  const own = ({ name }: { readonly name: string }) => !["merge", "part", "reopen", "withdraw"].includes(name);
  return { open: open.filter(own), shut: shut.filter(own) };
}

export default async function Page({ params, searchParams }: PageProps<"/enterprises/[enterpriseId]">) {
  const [{ enterpriseId }, search, actor] = await Promise.all([params, searchParams, requireActor()]);
  if (!z.uuid().safeParse(enterpriseId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const enterprise = await findEnterprise(ctx, enterpriseId);
    if (!enterprise) return null;
    const { day, moved } = askedDay(search.asOf, ctx.today);
    const events = await eventsOf(ctx, enterpriseId);
    const clocks = (await clocksOf(ctx, [enterpriseId])).get(enterpriseId) ?? [];
    return {
      enterprise,
      moved,
      past: day < ctx.today ? { day, profile: await profileOn(ctx, enterprise, day, events) } : null,
      former: (await formerNames(ctx, enterpriseId)).filter(({ field }) => field === "name"),
      codes: await codesOf(ctx, enterpriseId),
      clocks,
      lookalikes:
        enterprise.status === "registered" && mayCorrect(actor, enterprise)
          ? await lookalikesOf(ctx, enterprise)
          : null,
      events,
      years: await yearsOf(ctx, enterpriseId),
      assessments: readsAssessments(actor, enterprise) ? await assessmentsOf(ctx, enterpriseId) : null,
      branches: await branchesOf(ctx, enterpriseId),
      merges: await mergesOf(ctx, enterpriseId),
      people: await peopleOf(ctx, enterpriseId),
      filing: await filingOf(ctx, enterpriseId),
      changes: await changesOf(ctx, enterpriseId),
      complaints: await countComplaintsOf(ctx, enterprise),
      point: await contactPointOf(ctx, enterpriseId),
      site: await siteOf(ctx, enterpriseId),
      visits: await visitsOf(ctx, enterpriseId),
      burden: await burdenOf(ctx, enterpriseId),
      course: await historyOf(ctx, enterpriseId),
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  if (!read) return notHere();
  const {
    enterprise,
    clocks,
    course,
    today,
    lookalikes,
    visits,
    burden,
    merges,
    events,
    branches,
    years,
    codes,
    moved,
    ...others
  } = read;
  const { assessments, filing, ...rest } = others;
  const stands = !isGone(enterprise.status);
  const side = actor.kind === "firm" ? "firm" : "office";
  const steps = ownSteps(stepsByClocks(enterpriseWorkflow, actor, enterprise, clocks));
  const asked = z.enum(["check", "return"]).safeParse(search.step);
  const open = steps.open.find(({ name }) => name === asked.data);
  if (asked.success && open) {
    const code = enterprise.uscc ?? enterprise.orgCode ?? enterprise.regNo ?? "";
    const comparison = lookalikes?.length ? (
      <Lookalikes enterprise={enterprise} lookalikes={lookalikes} places={rest.places} />
    ) : null;
    return (
      <StepSheet
        step={asked.data}
        enterprise={{ ...enterprise, code }}
        comparison={comparison}
        late={open.late === true}
      />
    );
  }
  const running = clocks.find(({ running: runs }) => runs);
  return (
    <>
      <CameLate open={asked.success ? undefined : steps.open} />
      <OtherDay moved={moved} day={rest.past?.day ?? today} />
      <EnterpriseScreen
        {...rest}
        enterprise={enterprise}
        lookalikes={lookalikes}
        side={side}
        steps={steps}
        merges={
          <MergedRecords
            enterpriseId={enterprise.id}
            merges={merges}
            side={side}
            mayMerge={mayMerge(actor, enterprise)}
          />
        }
        events={
          <FirmEvents
            enterpriseId={enterprise.id}
            events={events}
            branches={branches}
            places={rest.places}
            enters={stands && mayCorrect(actor, enterprise)}
            strikes={events.flatMap((event) => (stands && strikableBy(actor, enterprise, event) ? [event.id] : []))}
          />
        }
        codes={
          <FirmCodes
            enterpriseId={enterprise.id}
            codes={codes}
            enters={stands && mayCorrect(actor, enterprise)}
            exports={mayExport(actor)}
          />
        }
        years={
          <FirmYears
            enterpriseId={enterprise.id}
            years={years}
            may={{
              confirm: stands && mayConfirm(actor, enterprise),
              propose: stands && mayPropose(actor, enterprise),
              export: mayExport(actor),
            }}
          />
        }
        assessment={
          assessments ? (
            <AssessmentPart size={3} latest={assessments[0]} answers={stands && mayAssess(actor, enterprise)} />
          ) : null
        }
        may={{
          edit: stands && mayEdit(actor, enterprise),
          correct: stands && mayCorrect(actor, enterprise),
        }}
        dueOn={running?.dueOn ?? null}
        clocks={
          <ClockPanel clocks={clocks} today={today} answers={answersFor(enterpriseWorkflow, actor, enterprise)} />
        }
        visits={
          <FirmVisits
            enterpriseId={enterprise.id}
            rows={visits}
            burden={burden}
            side={side}
            plans={stands && mayPlan(actor, enterprise.divisionCode)}
            today={today}
          />
        }
        course={
          <>
            {filing ? <ByBoth filing={filing} /> : null}
            <RecordHistory entries={course} today={today} />
          </>
        }
      />
    </>
  );
}
