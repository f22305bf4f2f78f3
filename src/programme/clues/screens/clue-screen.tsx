import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dayFromDate } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { Facts } from "@/ui/facts";
import { longDay, longMoment } from "@/ui/format";
import { useLookWords, usePurposes } from "@/ui/look-words";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { Crumbs, PageHead } from "@/ui/page-head";
import { SealedBlock } from "@/ui/sealed-block";
import { Section, Split } from "@/ui/section";
import { Step, StepPanel } from "@/ui/step-panel";
import { Tag } from "@/ui/tag";
import { complaintPath } from "../../complaints/paths";
import { visitPath } from "../../visits/paths";
import { closeClueAction, openClueAction } from "../actions";
import { cluesPath, endCluePath } from "../paths";
import { CLUE_PURPOSES } from "../policy";
import type { ClueDetail, ClueTexts } from "../queries";
import { CLUE_OUTCOMES } from "../workflow";
import type { CluePlaces } from "./clue-list";

type ClueScreenProps = {
  readonly clue: ClueDetail;
  readonly places: CluePlaces;
  readonly side: "firm" | "office";
  /** This desk may end it now. */
  readonly ends: boolean;
  /** Why it was handed over, as its firm reads it. */
  readonly reason: string | null;
  /** What is sealed, when it is open. */
  readonly texts: ClueTexts | null;
  /** The pass of this official; null: shut. */
  readonly look: { readonly purpose: string; readonly secondsLeft: number } | null;
  readonly reader: string;
  readonly clocks: ReactNode;
  readonly looks: ReactNode;
  readonly course: ReactNode;
};

/** One clue: from which visit, by whom, to which desk; what is sealed in it; how it can end, and how it ended. */
export function ClueScreen(props: ClueScreenProps) {
  const { clue, places, side, ends, reason } = props;
  const t = useTranslations("clues");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const desk = name(places.find(({ divisionCode }) => divisionCode === clue.divisionCode));
  const found = t("foundAt", { day: longDay(dayFromDate(clue.foundOn), locale) });
  return (
    <>
      <Crumbs trail={[{ href: cluesPath(), label: t("title") }]} here={clue.enterpriseName} />
      <PageHead
        title={t("one")}
        of={clue.enterpriseName}
        end={<Tag look={clue.status === "ended" ? "done" : "waiting"}>{t(`statuses.${clue.status}`)}</Tag>}
      />
      <div className="stack">
        {side === "firm" ? <Notice tone="info">{t(`sentences.${clue.status}`, { desk })}</Notice> : null}
        <Split
          wide
          aside={
            ends || clue.clocks.length > 0 ? (
              <>
                {props.clocks}
                {ends ? <Ends clueId={clue.id} /> : null}
              </>
            ) : null
          }
        >
          <Facts
            facts={[
              { label: t("fields.enterprise"), value: clue.enterpriseName },
              {
                label: t("fields.visit"),
                value: clue.visit ? <a href={visitPath(clue.visitId)}>{found}</a> : found,
              },
              { label: t("fields.handedOverAt"), value: longMoment(clue.handedOverAt, locale) },
              { label: t("fields.officer"), value: clue.officer?.name ?? "" },
              { label: t("fields.desk"), value: desk },
              ...(reason === null ? [] : [{ label: t("fields.reason"), value: reason }]),
            ]}
          />
          {clue.end ? <End end={clue.end} /> : null}
          {side === "firm" ? null : <Content {...props} desk={desk} />}
          {side === "firm" || !clue.reads ? null : (
            <Section id="looks" title={t("looks")}>
              {props.looks}
            </Section>
          )}
          {props.course}
        </Split>
      </div>
    </>
  );
}

function Ends({ clueId }: { readonly clueId: string }) {
  const t = useTranslations("clues");
  return (
    <StepPanel>
      {CLUE_OUTCOMES.map((outcome) => (
        <Step key={outcome}>
          <ButtonLink href={endCluePath(clueId, outcome)} tone={outcome === "registered" ? "primary" : "secondary"}>
            {t(`ends.${outcome}`)}
          </ButtonLink>
        </Step>
      ))}
    </StepPanel>
  );
}

function End({ end }: { readonly end: NonNullable<ClueDetail["end"]> }) {
  const t = useTranslations("clues");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { outcome, number, complaint, endedAt } = end;
  return (
    <Section id="end" title={t("sections.end")}>
      <Facts
        facts={[
          { label: t("fields.outcome"), value: t(`outcomes.${outcome}`) },
          ...(number ? [{ label: t("fields.number"), value: <span className="num">{number}</span> }] : []),
          ...(complaint
            ? [
                {
                  label: t("fields.complaint"),
                  value: (
                    <a className="num" href={complaintPath(complaint.id)}>
                      {complaint.number}
                    </a>
                  ),
                },
              ]
            : []),
          { label: t("fields.endedAt"), value: longMoment(endedAt, locale) },
        ]}
      />
    </Section>
  );
}

/** What is sealed: open for a purpose and ten minutes to who keeps the clue or wrote it, to the coordinator not at all. */
function Content({ clue, texts, look, reader, desk }: ClueScreenProps & { readonly desk: string }) {
  const t = useTranslations("clues");
  const purposes = usePurposes(CLUE_PURPOSES);
  const words = useLookWords(reader, t("note"));
  if (!clue.reads) return <p className="second">{t("statusOnly", { desk })}</p>;
  return (
    <SealedBlock
      title={t("content")}
      readers={t("readers", { desk })}
      look={look}
      reader={reader}
      open={openClueAction}
      close={closeClueAction}
      hidden={{ clueId: clue.id }}
      purposes={purposes}
      usual="clue-verify"
      words={words}
    >
      {texts ? <Texts texts={texts} /> : null}
    </SealedBlock>
  );
}

function Texts({ texts }: { readonly texts: ClueTexts }) {
  const t = useTranslations("clues");
  return (
    <div className="stack">
      {(["account", "reason", "ground"] as const).map((field) =>
        texts[field] ? (
          <div key={field}>
            <h3 className="h3">{t(`fields.${field}`)}</h3>
            <p className="prose">{texts[field]}</p>
          </div>
        ) : null,
      )}
    </div>
  );
}
