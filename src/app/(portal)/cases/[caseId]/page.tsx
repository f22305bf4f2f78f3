import { randomUUID } from "node:crypto";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { answersFor, stepsByClocks } from "@/kernel/clock-steps";
import { asActor, type Ctx } from "@/platform/database";
import { currentLook } from "@/platform/look";
import { notHere, requireOfficial } from "@/platform/session";
import { historyOf, looksAt } from "@/programme/audit-trail/queries";
import { AccessLog } from "@/programme/audit-trail/screens/access-log";
import { RecordHistory } from "@/programme/audit-trail/screens/record-history";
import { Notes } from "@/programme/cases/notes/screens/notes";
import { PartiesTable } from "@/programme/cases/parties/screens/parties";
import { CASE_TABS, type CaseTab, casePath, caseTeamPath } from "@/programme/cases/paths";
import { caseCounts, findCase } from "@/programme/cases/queries";
import { CaseScreen } from "@/programme/cases/screens/case-screen";
import { CaseSteps } from "@/programme/cases/screens/case-steps";
import { caseWorkflow } from "@/programme/cases/workflow";
import { mayChangeTeam } from "@/programme/complaints/handling/policy";
import { lettersOf, openContent, openFileNames } from "@/programme/complaints/handling/queries";
import { EvidenceList } from "@/programme/complaints/handling/screens/evidence-list";
import { Letters } from "@/programme/complaints/handling/screens/letters";
import { SealedBlock, type SealOf } from "@/programme/complaints/handling/screens/sealed-block";
import { SealedContent } from "@/programme/complaints/handling/screens/sealed-content";
import { Team } from "@/programme/complaints/handling/screens/team";
import { openNotes, stepKeyOf } from "@/programme/complaints/notes/queries";
import { complaintPath } from "@/programme/complaints/paths";
import { enterprisePath } from "@/programme/enterprises/paths";
import { evidencePath } from "@/programme/evidence/paths";
import { evidenceOf } from "@/programme/evidence/queries";
import { newReferralPath } from "@/programme/referrals/paths";
import { maySend } from "@/programme/referrals/policy";
import { referralsOfCase } from "@/programme/referrals/queries";
import { ReferralTable } from "@/programme/referrals/screens/referral-list";
import { ifResumed } from "@/programme/time-limits/forecasts/queries";
import { ClockPanel, NearestClock } from "@/programme/time-limits/screens/clock-panel";
import { transferPath } from "@/programme/transfers/paths";
import { transfersCarriedBy } from "@/programme/transfers/queries";
import { Empty } from "@/ui/empty";
import { logMoment, longDay } from "@/ui/format";
import { Section } from "@/ui/section";
import { CameLate, lateOrNotHere } from "../../late-or-not-here";

type Props = {
  readonly params: Promise<{ caseId: string }>;
  readonly searchParams: Promise<{ tab?: string | string[] }>;
};

const tabInput = z.enum(CASE_TABS).catch("");

/** One case as officials work on it. Only the open tab is read, and what is sealed only with a pass. */
export default async function Page({ params, searchParams }: Props) {
  const [{ caseId }, search, actor] = await Promise.all([params, searchParams, requireOfficial()]);
  if (!z.uuid().safeParse(caseId).success) return notHere();
  const tab = tabInput.parse(search.tab ?? "");
  const read = await asActor(actor, (ctx) => readCase(ctx, caseId, tab));
  if (!read) return lateOrNotHere();
  const { found, counts, parts, look, today, now, resumed, transfers } = read;
  const { complaint, complaintId, whole } = found;
  const firmHref = enterprisePath(found.enterpriseId);
  const own = found.clocks.filter(({ kind }) => kind.startsWith("case-"));
  const steps = stepsByClocks(caseWorkflow, actor, found, own);
  const [t, all, locale] = await Promise.all([getTranslations("cases"), getTranslations(), getLocale()]);
  const labelOf = (note: { readonly step: string | null }) => {
    const key = stepKeyOf(note);
    return key && all(key);
  };
  const seal: SealOf = {
    complaintId,
    page: casePath(caseId),
    tab,
    readers: complaint.members.filter(({ untilAt }) => untilAt === null).map(({ person }) => person.name),
    looks: { count: counts.looks, href: casePath(caseId, "history") },
    look,
    reader: `${actor.name}　${logMoment(now)}`,
    usual: steps.open.some(({ name }) => name.startsWith("decide")) ? "review" : "investigation",
  };
  return (
    <>
      <CameLate open={steps.open} />
      <CaseScreen
        found={found}
        tab={whole ? tab : ""}
        counts={counts}
        links={{ firm: firmHref, complaint: complaintPath(complaintId), transfers }}
        clocks={<ClockPanel clocks={found.clocks} today={today} answers={answersFor(caseWorkflow, actor, found)} />}
        nearest={<NearestClock clocks={found.clocks} today={today} />}
        steps={
          <CaseSteps
            found={found}
            steps={steps}
            referHref={maySend(actor, found) ? newReferralPath(caseId) : null}
            resumedDue={
              resumed ? `${t("sheet.ifResumed")} ${longDay(resumed, locale === "en" ? "en" : "zh-CN")}` : null
            }
          />
        }
      >
        {parts.content ? <SealedContent seal={seal} opened={parts.content} today={today} /> : null}
        {parts.parties ? (
          <PartiesTable parties={parts.parties} firmHref={firmHref} opened={parts.content ?? {}} />
        ) : null}
        {parts.files ? (
          <EvidenceList seal={seal} files={parts.files.rows} names={parts.files.names} hrefOf={evidencePath} />
        ) : null}
        {parts.referrals ? <Referrals rows={parts.referrals} today={today} /> : null}
        {parts.letters ? <Letters seal={seal} letters={parts.letters} today={today} onceKey={randomUUID()} /> : null}
        {parts.history ? (
          <>
            <Notes
              caseId={caseId}
              count={counts.notes}
              notes={parts.history.notes.map((note) => ({ ...note, label: labelOf(note) }))}
              today={today}
              onceKey={randomUUID()}
              block={(items) => (
                <SealedBlock title={t("notes.sealed")} seal={seal}>
                  {items}
                </SealedBlock>
              )}
            />
            <Team
              members={complaint.members}
              today={today}
              changeHref={mayChangeTeam(actor, { ...found, status: complaint.status }) ? caseTeamPath(caseId) : null}
            />
            <Section id="looks" title={t("page.looks")}>
              <AccessLog looks={parts.history.looks} today={today} />
            </Section>
            <Section id="history" title={t("page.history")}>
              <RecordHistory entries={parts.history.entries} today={today} />
            </Section>
          </>
        ) : null}
      </CaseScreen>
    </>
  );
}

async function Referrals({
  rows,
  today,
}: {
  readonly rows: Awaited<ReturnType<typeof referralsOfCase>>;
  readonly today: string;
}) {
  const t = await getTranslations("cases");
  return rows.length === 0 ? (
    <Empty title={t("page.referralsNone")} />
  ) : (
    <ReferralTable rows={rows} caption={t("tabs.referrals")} today={today} />
  );
}

async function readCase(ctx: Ctx, caseId: string, tab: CaseTab) {
  const found = await findCase(ctx, caseId);
  if (!found) return null;
  const { whole, complaintId: id, enterpriseId } = found;
  const look = whole ? ((await currentLook(id)) ?? null) : null;
  const purpose = look?.purpose;
  const sealed = { id, enterpriseId };
  const shown = (one: CaseTab) => whole && tab === one;
  const files = shown("evidence") ? await evidenceOf(ctx, id) : null;
  const ids = files?.map((file) => file.id) ?? [];
  const resumed = await ifResumed(ctx, found.clocks, "case-decide");
  return {
    found,
    look,
    counts: whole ? await caseCounts(ctx, found) : { evidence: 0, referrals: 0, messages: 0, notes: 0, looks: 0 },
    parts: {
      content: shown("") ? (purpose ? await openContent(ctx, sealed, { purpose }) : {}) : null,
      parties: shown("") ? found.parties : null,
      files: files && { rows: files, names: purpose ? await openFileNames(ctx, sealed, { files: ids, purpose }) : {} },
      referrals: shown("referrals") ? await referralsOfCase(ctx, caseId) : null,
      letters: shown("messages") ? await lettersOf(ctx, sealed, purpose) : null,
      history: shown("history")
        ? {
            notes: purpose
              ? await openNotes(ctx, { complaintId: id, enterpriseId, subjectKind: "case", subjectId: caseId }, purpose)
              : [],
            looks: (await looksAt(ctx, id)).looks,
            entries: await historyOf(ctx, id),
          }
        : null,
    },
    resumed: resumed?.dueOn ?? null,
    transfers:
      whole && tab !== ""
        ? []
        : (await transfersCarriedBy(ctx, id)).map((one) => ({ href: transferPath(one.id), number: one.number })),
    today: ctx.today,
    now: ctx.now,
  };
}
