import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { stepsFor } from "@/kernel/workflow";
import { asActor } from "@/platform/database";
import { refusedSentence } from "@/platform/refused-files";
import { notHere, requireActor } from "@/platform/session";
import { historyOf, looksAtEach } from "@/programme/audit-trail/queries";
import { AccessLog } from "@/programme/audit-trail/screens/access-log";
import { RecordHistory } from "@/programme/audit-trail/screens/record-history";
import { listClues } from "@/programme/clues/queries";
import { CluePart } from "@/programme/clues/screens/clue-part";
import { weighingsOf } from "@/programme/contact-points/risk-assessments/queries";
import { findEnterprise } from "@/programme/enterprises/queries";
import { FileUpload } from "@/programme/evidence/screens/file-upload";
import { findSettings } from "@/programme/settings/queries";
import { awayAmong, proposedFor, visitWindow } from "@/programme/visits/absences/policy";
import { adviceNotesOf, adviceOf } from "@/programme/visits/advice/queries";
import { adviceWorkflow } from "@/programme/visits/advice/workflow";
import { drawOfVisit } from "@/programme/visits/draws/queries";
import { DrawGround } from "@/programme/visits/draws/screens/draw-ground";
import { filesOfVisit, type VisitFileLine } from "@/programme/visits/files/queries";
import { visitPath, visitUploadPath } from "@/programme/visits/paths";
import { adviceDue } from "@/programme/visits/policy";
import { answersOf, checklistFor, findVisit, officersFor } from "@/programme/visits/queries";
import { companionsFor, recusalsOf } from "@/programme/visits/recusals/queries";
import { PeopleSteps, Recusals } from "@/programme/visits/recusals/screens/people-steps";
import { revisionsOf } from "@/programme/visits/revisions/queries";
import { AdvicePart } from "@/programme/visits/screens/advice-part";
import { VisitFileRows } from "@/programme/visits/screens/file-rows";
import { VisitScreen } from "@/programme/visits/screens/visit-screen";
import { visitWorkflow } from "@/programme/visits/workflow";
import { Section } from "@/ui/section";

export default async function Page({ params, searchParams }: PageProps<"/visits/[visitId]">) {
  const [{ visitId }, search, actor, t] = await Promise.all([
    params,
    searchParams,
    requireActor(),
    getTranslations("visits"),
  ]);
  if (!z.uuid().safeParse(visitId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const visit = await findVisit(ctx, visitId);
    if (!visit) return null;
    const parties: readonly string[] = visitWorkflow.partiesOf(actor, visit);
    const files = await filesOfVisit(ctx, visit);
    const open = visit.status === "planned" || visit.status === "arranged";
    return {
      visit,
      parties,
      officers: parties.includes("office") && open ? await officersFor(ctx, visit, [visit.enterpriseId]) : null,
      window: visitWindow(visit, ctx.today),
      opensFirm: (await findEnterprise(ctx, visit.enterpriseId)) !== null,
      checklist: await checklistFor(ctx, visit),
      advice: visit.status === "held" ? await adviceOf(ctx, visit) : [],
      said: visit.status === "held" ? await adviceNotesOf(ctx, visitId) : [],
      revisions: visit.status === "held" ? await revisionsOf(ctx, visit) : [],
      hours: (await findSettings(ctx)).offlineHours,
      files,
      looks: await looksAtEach(
        ctx,
        // The record as a paper names all of them in one look.
        [visitId, ...files.map(({ id }) => id)],
      ),
      draw: await drawOfVisit(ctx, visit.drawId),
      recusals: actor.kind === "official" ? await recusalsOf(ctx, visitId) : [],
      companions: parties.includes("office") && open && !visit.ring ? await companionsFor(ctx, visit) : null,
      clues: visit.status === "held" ? (await listClues(ctx, { visit: visitId })).rows : [],
      weighings: visit.status === "held" ? await weighingsOf(ctx, visitId) : [],
      course: await historyOf(ctx, visitId),
      today: ctx.today,
    };
  });
  if (!read) return notHere();
  const {
    visit,
    parties,
    advice,
    said,
    files,
    looks,
    course,
    draw,
    recusals,
    companions,
    clues,
    officers,
    window,
    ...rest
  } = read;
  const firm = actor.kind === "firm";
  const side = firm ? "firm" : "office";
  const works = parties.includes("officer") || parties.includes("office");
  const refusal = await refusedSentence(search, 60);
  const upload = (action: string, known: readonly VisitFileLine[]) => (
    <FileUpload action={action} here={visitPath(visit.id)} known={known.map(({ id }) => id)} refusal={refusal} />
  );
  const steps = stepsFor(visitWorkflow, actor, visit);
  const photos = files.filter(({ adviceId }) => adviceId === null);
  const takesPhotos = works && visit.status !== "cancelled";
  return (
    <VisitScreen
      {...rest}
      visit={visit}
      officers={
        officers &&
        proposedFor(officers, { ...visit, window }).filter(
          ({ id }) => id !== visit.officerId && !visit.companionIds?.includes(id),
        )
      }
      away={officers ? awayAmong(officers, window) : []}
      recusals={<Recusals rows={recusals} />}
      peopleSteps={
        <PeopleSteps
          visitId={visit.id}
          version={visit.version}
          leaves={parties.includes("officer") && (visit.status === "planned" || visit.status === "arranged")}
          companions={companions}
        />
      }
      notice={visit.status === "planned" || visit.status === "arranged"}
      draw={visit.drawId ? <DrawGround drawId={visit.drawId} draw={draw} /> : null}
      side={side}
      owner={"personId" in actor ? actor.personId : ""}
      steps={steps.open}
      shut={steps.shut}
      answers={answersOf(visit)}
      advice={
        visit.status === "held" ? (
          <AdvicePart
            visitId={visit.id}
            gives={works ? adviceDue(rest.today) : null}
            today={rest.today}
            rows={advice.map((row) => {
              const proof = files.filter(({ adviceId }) => adviceId === row.id);
              const waits = row.status === "open" || row.status === "answered";
              return {
                advice: row,
                notes: said.filter(({ adviceId }) => adviceId === row.id),
                steps: stepsFor(adviceWorkflow, actor, row).open.map(({ name }) => name),
                files: (
                  <>
                    <VisitFileRows files={proof} side={side} name={t("files.proof")} />
                    {firm && waits ? upload(visitUploadPath({ adviceId: row.id }), proof) : null}
                  </>
                ),
              };
            })}
          />
        ) : null
      }
      clues={
        <CluePart
          visitId={visit.id}
          clues={clues}
          side={side}
          handsOver={
            visit.status !== "held" || !parties.includes("officer") ? "no" : visit.ring ? "follows-case" : "yes"
          }
        />
      }
      files={
        takesPhotos || photos.length > 0 ? (
          <Section id="files" title={t("sections.photos")}>
            <p className="hint">{t("files.hint")}</p>
            <VisitFileRows files={photos} side={side} name={t("files.photo")} />
            {photos.length > 0 ? <AccessLog looks={looks} today={rest.today} /> : null}
            {takesPhotos ? upload(visitUploadPath({ visitId: visit.id }), photos) : null}
          </Section>
        ) : null
      }
      course={<RecordHistory entries={course} today={rest.today} />}
    />
  );
}
