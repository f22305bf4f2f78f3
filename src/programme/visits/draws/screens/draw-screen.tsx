import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dayFromDate } from "@/kernel/days";
import type { stepsFor } from "@/kernel/workflow";
import { ButtonLink } from "@/ui/button";
import { Facts } from "@/ui/facts";
import { listed, longDay, longMoment } from "@/ui/format";
import { Hash } from "@/ui/hash";
import { type Named, useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { Crumbs } from "@/ui/page-head";
import { PageTitle } from "@/ui/page-title";
import { Section, Split } from "@/ui/section";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { Tag } from "@/ui/tag";
import { visitsPath } from "../../paths";
import { drawListPath, drawStepPath, drawsPath, editDrawPath, publicDrawPath } from "../paths";
import type { DrawDetail, DrawnFirm, Exclusion } from "../queries";
import { DRAW_SOURCES } from "../schema";
import { Checking } from "./draw-algorithm";
import { Drawn, Excluded } from "./draw-result";

type DrawPreview = {
  readonly firms: number;
  readonly visited: number;
  readonly officers: number;
  readonly apart: number;
  readonly full: number;
  /** Names of those who aren't drawn because they aren't there. */
  readonly off: readonly string[];
  readonly limit: number;
};

type DrawScreenProps = {
  readonly draw: DrawDetail;
  readonly steps: ReturnType<typeof stepsFor>;
  /** Of a draft: what the list would hold now. */
  readonly preview: DrawPreview | null;
  readonly drawn: readonly DrawnFirm[];
  readonly exclusions: readonly Exclusion[];
  readonly places: {
    readonly divisions: readonly (Named & { readonly code: string })[];
    readonly clusters: readonly (Named & { readonly id: string })[];
    readonly industries: readonly (Named & { readonly code: string })[];
  };
  readonly course: ReactNode;
};

/** One draw: its plan, the frozen list and the seed, what was drawn, who was left out and why. */
export function DrawScreen({ draw, steps, preview, drawn, exclusions, places, course }: DrawScreenProps) {
  const t = useTranslations("draws");
  const visits = useTranslations("visits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const frozen = draw.frozenAt !== null;
  const makes = steps.open.length + steps.shut.length > 0;
  return (
    <>
      <Crumbs
        trail={[
          { href: visitsPath(), label: visits("title") },
          { href: drawsPath, label: t("title") },
        ]}
        here={draw.title}
      />
      <header className="casehead">
        <div>
          <PageTitle parts={[draw.title, t("title")]} />
          <h1>{draw.title}</h1>
          <div className="casehead__meta">
            <Tag look={draw.status === "drawn" || draw.status === "abandoned" ? "done" : "waiting"}>
              {t(`statuses.${draw.status}`)}
            </Tag>
            {frozen ? <a href={publicDrawPath(draw.id)}>{t("acts.public")}</a> : null}
          </div>
        </div>
      </header>
      <div className="stack">
        <Split wide aside={makes ? <Steps draw={draw} steps={steps} /> : null}>
          {draw.status === "frozen" ? (
            <Notice tone="info">{t("nobodyKnows", { day: longDay(draw.numberDay, locale) })}</Notice>
          ) : null}
          {preview ? (
            <Notice tone={preview.full > 0 && !draw.burdenReason ? "warn" : "info"}>
              {t("preview", { ...preview, off: preview.off.length })}
              {preview.off.length > 0 ? ` ${t("previewOff", { names: listed(preview.off, locale) })}` : ""}
              {preview.full > 0 ? ` ${t("previewFull", { n: preview.full, limit: preview.limit })}` : ""}
            </Notice>
          ) : null}
          <Plan draw={draw} places={places} />
          {frozen ? <Frozen draw={draw} /> : null}
          {draw.status === "drawn" ? <Drawn drawId={draw.id} rows={drawn} divisions={places.divisions} /> : null}
          {frozen ? <Excluded rows={exclusions} /> : null}
          {frozen ? <Checking draw={draw} /> : null}
          <Section id="course" title={t("sections.course")}>
            {course}
          </Section>
        </Split>
      </div>
    </>
  );
}

function Plan({ draw, places }: Pick<DrawScreenProps, "draw" | "places">) {
  const t = useTranslations("draws");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const day = (date: Date) => longDay(dayFromDate(date), locale);
  const named = (codes: readonly string[], of: readonly (Named & { code?: string; id?: string })[]) =>
    listed(
      codes.map((code) => name(of.find((one) => one.code === code || one.id === code)) || code),
      locale,
    ) || t("all");
  const by = (id: string | null) => (id ? draw.names.get(id)?.name : undefined);
  return (
    <Section id="plan" title={t("sections.plan")}>
      <Facts
        facts={[
          {
            label: t("fields.bureau"),
            value: name(places.divisions.find(({ code }) => code === draw.divisionCode)) || t("cityBureau"),
          },
          { label: t("fields.purpose"), value: t(draw.purpose === "patrol" ? "purposes.patrol" : "purposes.guidance") },
          {
            label: t("fields.sources"),
            value: listed(
              DRAW_SOURCES.filter((source) => draw.sources.includes(source)).map((source) => t(`sources.${source}`)),
              locale,
            ),
          },
          { label: t("fields.divisions"), value: named(draw.divisions, places.divisions) },
          ...(draw.clusters.length > 0
            ? [{ label: t("fields.clusters"), value: named(draw.clusters, places.clusters) }]
            : []),
          ...(draw.industries.length > 0
            ? [{ label: t("fields.industry"), value: named(draw.industries, places.industries) }]
            : []),
          { label: t("fields.months"), value: draw.months },
          { label: t("fields.take"), value: draw.take },
          { label: t("fields.each"), value: draw.each },
          ...(draw.absent.length > 0
            ? [
                {
                  label: t("fields.absent"),
                  value: listed(
                    draw.absent.flatMap((id) => by(id) ?? []),
                    locale,
                  ),
                },
              ]
            : []),
          { label: t("fields.numberSource"), value: draw.numberSource },
          { label: t("fields.numberOn"), value: day(draw.numberOn) },
          { label: t("fields.visitsBy"), value: day(draw.visitsBy) },
          ...(draw.burdenReason ? [{ label: t("fields.burdenReason"), value: draw.burdenReason }] : []),
          { label: t("fields.created"), value: by(draw.createdById) ?? "" },
          ...(draw.abandonedAt
            ? [
                { label: t("fields.abandonedAt"), value: longMoment(draw.abandonedAt, locale) },
                { label: t("fields.reason"), value: draw.reason },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

function Frozen({ draw }: Pick<DrawScreenProps, "draw">) {
  const t = useTranslations("draws");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const by = (id: string | null) => (id ? (draw.names.get(id)?.name ?? "") : "");
  return (
    <Section id="list" title={t("sections.list")} end={<a href={drawListPath(draw.id)}>{t("acts.list")}</a>}>
      <p>
        {t("numbers", {
          ...{ firms: draw.firmCount ?? 0, officers: draw.officerCount ?? 0, take: draw.take, each: draw.each },
        })}
      </p>
      <Facts
        facts={[
          ...(draw.frozenAt
            ? [{ label: t("fields.frozenAt"), value: `${longMoment(draw.frozenAt, locale)}　${by(draw.frozenById)}` }]
            : []),
          { label: t("fields.listHash"), value: <Hash value={draw.listHash ?? ""} /> },
          { label: t("fields.commitment"), value: <Hash value={draw.commitment ?? ""} /> },
          ...(draw.drawnAt
            ? [
                { label: t("fields.drawnAt"), value: `${longMoment(draw.drawnAt, locale)}　${by(draw.drawnById)}` },
                { label: t("fields.secret"), value: <Hash value={draw.secret ?? ""} /> },
                { label: t("fields.number"), value: <span className="num">{draw.number}</span> },
                { label: t("fields.seed"), value: <Hash value={draw.seed ?? ""} /> },
              ]
            : []),
        ]}
      />
      {draw.drawnAt ? null : <p className="hint">{t("hidden")}</p>}
    </Section>
  );
}

function Steps({ draw, steps }: Pick<DrawScreenProps, "draw" | "steps">) {
  const t = useTranslations("draws");
  return (
    <StepPanel>
      {steps.open.map(({ name }) => (
        <Step key={name}>
          <ButtonLink href={drawStepPath(draw.id, name)} tone={name === "abandon" ? "alarm" : "primary"}>
            {t(`steps.${name}`)}
          </ButtonLink>
        </Step>
      ))}
      {steps.shut.map(({ name, refusal }) => (
        <StepNo key={name} label={t(`steps.${name}`)} reason={t(`refusals.${refusal}`)} />
      ))}
      {draw.status === "draft" ? (
        <Step>
          <ButtonLink href={editDrawPath(draw.id)} tone="secondary">
            {t("acts.edit")}
          </ButtonLink>
        </Step>
      ) : null}
    </StepPanel>
  );
}
