import { useTranslations } from "next-intl";
import { Empty } from "@/ui/empty";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { complaintPath, complaintsPath } from "../../paths";
import { pickedValue } from "../schema";
import { AssignForm } from "./assign-form";

type AssignScreenProps = {
  readonly picked: readonly {
    readonly id: string;
    readonly version: number;
    readonly number: string;
    readonly title: string | null;
    readonly late: boolean;
  }[];
  /** How many were picked besides that can't be assigned any more. */
  readonly gone: number;
  readonly officers: readonly { readonly id: string; readonly name: string; readonly post: string | null }[];
  readonly onceKey: string;
};

/** Several new complaints get the same officers. */
export function AssignScreen({ picked, gone, officers, onceKey }: AssignScreenProps) {
  const t = useTranslations("handling");
  const words = formWords(useTranslations("ui"));
  const back = complaintsPath({ mine: "1" });
  return (
    <>
      <BackLink href={back}>{t("assign.back")}</BackLink>
      <PageHead title={t("assign.title")} count={picked.length} />
      <div className="stack stack--wide sheetwide">
        {gone > 0 && picked.length > 0 ? <Notice>{t("assign.gone", { n: gone })}</Notice> : null}
        <AssignForm
          picked={picked.map((one) => `${pickedValue(one)}~${one.number}`)}
          list={
            picked.length === 0 ? (
              <Empty title={t("assign.none")}>
                <a href={back}>{t("assign.back")}</a>
              </Empty>
            ) : (
              <Section id="picked" title={t("assign.picked")}>
                <ul className="plainlist">
                  {picked.map(({ id, number, title }) => (
                    <li key={id}>
                      <a href={complaintPath(id)}>{title ?? number}</a> <span className="num quiet">{number}</span>
                    </li>
                  ))}
                </ul>
              </Section>
            )
          }
          onceKey={onceKey}
          late={picked.some(({ late }) => late)}
          officers={officers.map(({ id, name, post }) => ({
            value: id,
            label: name,
            ...(post ? { hint: post } : {}),
          }))}
          backHref={back}
          words={{
            ...words,
            officers: t("inputs.officers"),
            hint: t("inputs.officersHint"),
            submit: t("list.assign"),
            cancel: t("sheet.cancel"),
            back: t("assign.back"),
          }}
        />
      </div>
    </>
  );
}
