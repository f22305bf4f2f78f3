import { randomUUID } from "node:crypto";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import type { OfficialActor } from "@/kernel/actor";
import { answersFor } from "@/kernel/clock-steps";
import { dayFromDate } from "@/kernel/days";
import { asActor, type Ctx } from "@/platform/database";
import { currentLook } from "@/platform/look";
import { placesOf } from "@/platform/places";
import { looksAt as looksOf, historyOf as recordOf } from "@/programme/audit-trail/queries";
import { AccessLog } from "@/programme/audit-trail/screens/access-log";
import { RecordHistory } from "@/programme/audit-trail/screens/record-history";
import { casePath } from "@/programme/cases/paths";
import { FileConfirm } from "@/programme/cases/screens/file-confirm";
import { cluePath } from "@/programme/clues/paths";
import { cluesCarriedBy } from "@/programme/clues/queries";
import {
  COMPLAINT_TABS,
  type ComplaintTab,
  complaintStepPath,
  complaintTabPath,
  complaintTeamPath,
} from "@/programme/complaints/handling/paths";
import { mayChangeTeam } from "@/programme/complaints/handling/policy";
import {
  absorbedBy,
  countsOf,
  findHandled,
  handledSteps,
  lettersOf,
  numberOf,
  openContent,
  openFileNames,
} from "@/programme/complaints/handling/queries";
import { ComplaintSteps } from "@/programme/complaints/handling/screens/complaint-steps";
import { EvidenceList } from "@/programme/complaints/handling/screens/evidence-list";
import { HandledScreen } from "@/programme/complaints/handling/screens/handled-screen";
import { Letters } from "@/programme/complaints/handling/screens/letters";
import type { SealOf } from "@/programme/complaints/handling/screens/sealed-block";
import { SealedContent } from "@/programme/complaints/handling/screens/sealed-content";
import { Team } from "@/programme/complaints/handling/screens/team";
import { notesOn, stepKeyOf, withTexts } from "@/programme/complaints/notes/queries";
import { complaintPath } from "@/programme/complaints/paths";
import { complaintWorkflow } from "@/programme/complaints/workflow";
import { evidencePath } from "@/programme/evidence/paths";
import { evidenceOf } from "@/programme/evidence/queries";
import { ifResumed, ifStarted } from "@/programme/time-limits/forecasts/queries";
import { ClockPanel, NearestClock } from "@/programme/time-limits/screens/clock-panel";
import { transferPath } from "@/programme/transfers/paths";
import { transfersCarriedBy } from "@/programme/transfers/queries";
import { logMoment, longDay } from "@/ui/format";
import { Section } from "@/ui/section";
import { CameLate, lateOrNotHere } from "../../late-or-not-here";

const tabInput = z.enum(COMPLAINT_TABS).catch("");

/** One complaint as an official reads it. */
export async function handledComplaint(
  actor: OfficialActor,
  asked: { readonly complaintId: string; readonly tab: string | undefined },
) {
  const { complaintId } = asked;
  const tab = tabInput.parse(asked.tab ?? "");
  const look = (await currentLook(complaintId)) ?? null;
  const found = await asActor(actor, (ctx) => readHandled(ctx, { complaintId, tab, purpose: look?.purpose }));
  if (!found) return lateOrNotHere();
  const { complaint, steps, counts, parts, place, today, now, forecast, links } = found;
  const [t, all, locale] = await Promise.all([getTranslations("handling"), getTranslations(), getLocale()]);
  const labelOf = (note: { readonly step: string | null }) => {
    const key = stepKeyOf(note);
    return key && all(key);
  };
  const english = locale === "en";
  const team = complaint.members.filter(({ untilAt }) => untilAt === null).map(({ person }) => person.name);
  const seal: SealOf = {
    complaintId,
    page: complaintPath(complaintId),
    tab,
    readers: team,
    looks: { count: counts.looks, href: complaintTabPath(complaintId, "history") },
    look: complaint.whole ? look : null,
    reader: `${actor.name}　${logMoment(now)}`,
    usual: steps.open.some(({ name }) => name === "file") ? "review" : "verification",
  };
  return (
    <>
      <CameLate open={steps.open} />
      <HandledScreen
        complaint={complaint}
        tab={complaint.whole ? tab : ""}
        counts={counts}
        today={today}
        place={(english ? place?.nameEn : place?.nameZh) ?? t("city")}
        links={links}
        clocks={
          <ClockPanel
            clocks={complaint.clocks}
            today={today}
            answers={answersFor(complaintWorkflow, actor, complaint)}
          />
        }
        nearest={<NearestClock clocks={complaint.clocks} today={today} />}
        steps={
          <ComplaintSteps
            complaintId={complaintId}
            version={complaint.version}
            steps={steps}
            proposal={complaint.proposal}
            file={(tone) =>
              forecast.file ? (
                <FileConfirm
                  tone={tone}
                  complaint={complaint}
                  forecast={forecast.file}
                  late={steps.open.some(({ name, late }) => name === "file" && late)}
                  pageHref={complaintStepPath(complaintId, "file")}
                  backHref={complaintPath(complaintId)}
                />
              ) : null
            }
            resumedDue={
              forecast.resume
                ? `${t("sheet.ifResumed")} ${longDay(forecast.resume.dueOn, english ? "en" : "zh-CN")}`
                : null
            }
          />
        }
      >
        {parts.content ? (
          <SealedContent
            seal={seal}
            opened={parts.content}
            notes={withTexts(parts.notes, parts.content).map((note) => ({ ...note, label: labelOf(note) }))}
            today={today}
          />
        ) : null}
        {parts.files ? (
          <EvidenceList seal={seal} files={parts.files.rows} names={parts.files.names} hrefOf={evidencePath} />
        ) : null}
        {parts.letters ? <Letters seal={seal} letters={parts.letters} today={today} onceKey={randomUUID()} /> : null}
        {parts.history ? (
          <>
            <Team
              members={complaint.members}
              today={today}
              changeHref={mayChangeTeam(actor, complaint) ? complaintTeamPath(complaintId) : null}
            />
            <Section id="looks" title={t("page.looks")}>
              <AccessLog looks={parts.history.looks} today={today} />
            </Section>
            <Section id="history" title={t("page.history")}>
              <RecordHistory entries={parts.history.entries} today={today} />
            </Section>
          </>
        ) : null}
      </HandledScreen>
    </>
  );
}

type Reading = { readonly complaintId: string; readonly tab: ComplaintTab; readonly purpose: string | undefined };

/** Everything that the page shows, in one transaction: the open tab alone is read, and under the seal only with a purpose. */
async function readHandled(ctx: Ctx, { complaintId, tab, purpose }: Reading) {
  const complaint = await findHandled(ctx, complaintId);
  if (!complaint) return null;
  const { whole } = complaint;
  const shown = (one: ComplaintTab) => whole && tab === one;
  const files = shown("evidence") ? await evidenceOf(ctx, complaintId) : null;
  const ids = files?.map(({ id }) => id) ?? [];
  const notes = shown("") && purpose ? await notesOn(ctx, { complaintId }) : [];
  const places = await placesOf(ctx);
  return {
    complaint,
    steps: await handledSteps(ctx, complaint),
    counts: whole ? await countsOf(ctx, complaintId) : { evidence: 0, messages: 0, looks: 0 },
    parts: {
      content: shown("") ? (purpose ? await openContent(ctx, complaint, { purpose, notes }) : {}) : null,
      notes,
      files: files && {
        rows: files,
        names: purpose ? await openFileNames(ctx, complaint, { files: ids, purpose }) : {},
      },
      letters: shown("messages") ? await lettersOf(ctx, complaint, purpose) : null,
      history: shown("history")
        ? { looks: (await looksOf(ctx, complaintId)).looks, entries: await recordOf(ctx, complaintId) }
        : null,
    },
    forecast: {
      file: complaint.status === "proposed" && whole ? await ifStarted(ctx, "case-decide") : null,
      resume: await ifResumed(ctx, complaint.clocks, "complaint-verify"),
    },
    links: {
      firm: `/enterprises/${complaint.enterpriseId}`,
      case: complaint.case && { href: casePath(complaint.case.id), number: complaint.case.number },
      clues: (await cluesCarriedBy(ctx, complaintId)).map(({ id, foundOn }) => ({
        href: cluePath(id),
        foundOn: dayFromDate(foundOn),
      })),
      transfers: (await transfersCarriedBy(ctx, complaintId)).map(({ id, number }) => ({
        href: transferPath(id),
        number,
      })),
      absorbed: (await absorbedBy(ctx, complaintId)).map(({ id, number }) => ({ href: complaintPath(id), number })),
      mergedInto: complaint.mergedIntoId ? await numberOf(ctx, complaint.mergedIntoId) : null,
    },
    place: places.divisions.find(({ code }) => code === complaint.divisionCode),
    today: ctx.today,
    now: ctx.now,
  };
}
