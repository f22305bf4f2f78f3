import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { BackLink, PageHead } from "@/ui/page-head";
import { takeLeakStepAction, writeLeakAction } from "../actions";
import { leakPath, leaksPath } from "../paths";
import { LEAK_COMPLAINS, LEAK_KINDS } from "../workflow";
import { LeakForm } from "./leak-form";

type LeakFormScreenProps = {
  /** The draft that is changed; null for a new one. */
  readonly draft: {
    readonly id: string;
    readonly version: number;
    readonly noticedOn: Day;
    readonly kind: string;
    readonly complains: string;
    readonly account: string;
    readonly measures: string;
  } | null;
  readonly formKey: string;
  /** Working days from noticing to reporting. */
  readonly days: number;
};

/** Where a firm writes a report, or changes its draft. Says first that the secret itself is not asked for. */
export function LeakFormScreen({ draft, formKey, days }: LeakFormScreenProps) {
  const t = useTranslations("leaks");
  const ui = useTranslations("ui");
  const back = draft ? leakPath(draft.id) : leaksPath();
  const { id, version, ...initial } = draft ?? { id: "", version: 0 };
  const named = (group: "fields" | "hints", names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, t(`${group}.${name}`)]));
  return (
    <>
      <BackLink href={back}>{t("title")}</BackLink>
      <PageHead title={t(draft ? "editTitle" : "newTitle")} />
      <div className="narrow stack stack--wide">
        <p className="lead">{t("lead", { days })}</p>
        <LeakForm
          action={draft ? takeLeakStepAction : writeLeakAction}
          hidden={draft ? { step: "change", leakReportId: id, version } : {}}
          onceKey={formKey}
          initial={initial}
          kinds={LEAK_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          complains={LEAK_COMPLAINS.map((value) => ({
            value,
            label: t(`complains.${value}`),
            hint: t(`complainsHint.${value}`),
          }))}
          words={{
            ...formWords(ui),
            labels: named("fields", ["noticedOn", "kind", "account", "measures", "complains"]),
            hints: named("hints", ["noticedOn", "account", "measures"]),
            submit: t(draft ? "acts.keep" : "acts.save"),
            cancel: t("acts.notYet"),
          }}
          cancelHref={back}
        />
      </div>
    </>
  );
}
