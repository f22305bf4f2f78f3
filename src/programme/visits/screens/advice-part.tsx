import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayFromDate } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { Tag } from "@/ui/tag";
import { MomentTime } from "@/ui/time";
import { giveAdviceAction, takeAdviceStepAction } from "../advice/actions";
import type { Advice, AdviceNote } from "../advice/queries";

export type ShownAdvice = {
  readonly advice: Advice;
  /** Steps that this person can take now. */
  readonly steps: readonly string[];
  /** What the firm answered, and what was said to that, the oldest first. */
  readonly notes: readonly AdviceNote[];
  /** Proof that was handed in, and the form for more. */
  readonly files: ReactNode;
};

type AdvicePartProps = {
  readonly visitId: string;
  readonly rows: readonly ShownAdvice[];
  /** The day that stands in the form for more advice; null for whoever gives none. */
  readonly gives: string | null;
  readonly today: Day;
};

/** What was advised, one by one: by when, how the firm answered, whether that was looked at. */
export function AdvicePart({ visitId, rows, gives, today }: AdvicePartProps) {
  const t = useTranslations("visits");
  const ui = useTranslations("ui");
  return (
    <Section id="advice" title={t("sections.advice")}>
      {rows.length === 0 ? <p className="quiet">{t("advice.none")}</p> : null}
      <ol className="stack">
        {rows.map((row) => (
          <li key={row.advice.id}>
            <AdviceRow {...row} today={today} />
          </li>
        ))}
      </ol>
      {gives ? (
        <details>
          <summary>{t("advice.more")}</summary>
          <StepForm
            action={giveAdviceAction}
            hidden={{ visitId }}
            texts={[
              { name: "text", label: t("fields.advice"), rows: 3 },
              { name: "dueOn", label: t("fields.adviceDue"), hint: t("hints.day"), width: 20, initial: gives },
            ]}
            submit={t("advice.give")}
            tone="secondary"
            words={formWords(ui)}
          />
        </details>
      ) : null}
    </Section>
  );
}

function AdviceRow({ advice, steps, notes, files, today }: ShownAdvice & Pick<AdvicePartProps, "today">) {
  const t = useTranslations("visits");
  const ui = useTranslations("ui");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const hidden = { adviceId: advice.id, version: advice.version };
  const ended = advice.status === "settled" || advice.status === "dropped";
  const words = formWords(ui);
  return (
    <div className="stack">
      <p className="pre">{advice.text}</p>
      <p>
        <Tag look={ended ? "done" : "waiting"}>{t(`statuses.${advice.status}`)}</Tag>{" "}
        {advice.dueOn ? t("advice.by", { day: longDay(dayFromDate(advice.dueOn), locale) }) : null}
      </p>
      {notes.map(({ id, step, text, dueOn, at, by }) => (
        <div key={id}>
          <p className="quiet">
            {t(`advice.notes.${step}`)}　<MomentTime at={at} today={today} /> {by}
          </p>
          {text ? <p className="pre">{text}</p> : null}
          {dueOn ? <p>{t("advice.by", { day: longDay(dayFromDate(dueOn), locale) })}</p> : null}
        </div>
      ))}
      {files}
      {steps.includes("answer") ? (
        <StepForm
          action={takeAdviceStepAction}
          hidden={{ ...hidden, step: "answer" }}
          texts={[{ name: "answer", label: t("fields.answer"), hint: t("hints.answer"), rows: 3 }]}
          submit={t("steps.answer")}
          words={words}
        />
      ) : null}
      {steps.includes("settle") ? (
        <StepForm
          action={takeAdviceStepAction}
          hidden={{ ...hidden, step: "settle" }}
          submit={t("steps.settle")}
          tone={advice.status === "answered" ? "primary" : "secondary"}
          words={words}
        />
      ) : null}
      {steps.includes("reopen") ? (
        <details>
          <summary>{t("steps.reopen")}</summary>
          <StepForm
            action={takeAdviceStepAction}
            hidden={{ ...hidden, step: "reopen" }}
            texts={[
              { name: "reason", label: t("fields.whyReopen"), rows: 2 },
              {
                name: "dueOn",
                label: t("fields.adviceDue"),
                hint: t("hints.day"),
                width: 20,
                ...(advice.dueOn ? { initial: dayFromDate(advice.dueOn) } : {}),
              },
            ]}
            submit={t("steps.reopen")}
            tone="secondary"
            words={words}
          />
        </details>
      ) : null}
      {steps.includes("drop") ? (
        <details>
          <summary>{t("steps.drop")}</summary>
          <StepForm
            action={takeAdviceStepAction}
            hidden={{ ...hidden, step: "drop" }}
            texts={[{ name: "reason", label: t("fields.whyDrop"), rows: 2 }]}
            submit={t("steps.drop")}
            tone="secondary"
            words={words}
          />
        </details>
      ) : null}
    </div>
  );
}
