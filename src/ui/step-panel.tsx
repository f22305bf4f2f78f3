import { useLocale, useTranslations } from "next-intl";
import { Children, type ReactNode } from "react";
import type { StepBasis } from "@/kernel/workflow";

/** 现在可以办: the likeliest step first and primary, the rest secondary, then what can't be done yet and why. */
export function StepPanel({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <section className="steps-panel" aria-labelledby="steps">
      <h2 className="h3" id="steps">
        {title ?? t("steps.title")}
      </h2>
      <ul>{Children.toArray(children).length > 0 ? children : <li className="step quiet">{t("steps.nothing")}</li>}</ul>
    </section>
  );
}

type StepProps = {
  /** A button in its form, a link to the step's page, or a `Confirm`. */
  readonly children: ReactNode;
  /** The article. */
  readonly basis?: StepBasis | undefined;
  /** The official document that it makes. */
  readonly paper?: string;
  /** The clock that it starts, with its length: 协查回复 15 个工作日. */
  readonly clock?: string;
  readonly note?: string;
};

/** One step that can be taken now; under it the article, the paper it makes, the clock it starts. */
export function Step({ children, basis, paper, clock, note }: StepProps) {
  const t = useTranslations("ui");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const lines = [paper && t("steps.paper", { paper }), clock && t("steps.starts", { time: clock }), note].filter(
    Boolean,
  );
  return (
    <li className="step">
      {children}
      {basis || lines.length > 0 ? (
        <p className="basis">
          {basis ? <span>{basis[locale]}</span> : null}
          {lines.length > 0 ? <span>{lines.join("　")}</span> : null}
        </p>
      ) : null}
    </li>
  );
}

/** A step that this person could take here, but not yet. The refusal code supplies the reason. */
export function StepNo({ label, reason }: { readonly label: string; readonly reason: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <li className="step step--no">
      <b>{label}</b>
      <p className="basis">
        <span>{t("steps.notYet")}</span>
        {reason}
      </p>
    </li>
  );
}
