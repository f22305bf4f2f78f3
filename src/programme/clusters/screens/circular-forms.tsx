import { useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { type Named, useName } from "@/ui/names";
import { BackLink, PageHead } from "@/ui/page-head";
import { StepForm } from "@/ui/step-form";
import { changeCircularAction, draftCircularAction } from "../circulars/actions";
import { LONGEST } from "../circulars/schema";
import { circularPath, clusterPath, liaisonsPath } from "../paths";

type CircularFormProps = {
  readonly cluster: Named & { readonly id: string };
  /** How many firms it would go to today. */
  readonly recipients: number;
  /** The draft that is changed; without it a new one is written. */
  readonly draft?: { readonly id: string; readonly version: number; readonly subject: string; readonly text: string };
  readonly onceKey: string;
};

/** The page on which a circular to a cluster's liaisons is written; the next one shows it as it will go out. */
export function CircularForm({ cluster, recipients, draft, onceKey }: CircularFormProps) {
  const t = useTranslations("clusters");
  const words = formWords(useTranslations("ui"));
  const name = useName();
  const back = draft ? circularPath(draft.id) : clusterPath(cluster.id);
  return (
    <>
      <BackLink href={back}>{draft ? draft.subject : name(cluster)}</BackLink>
      <PageHead title={t("circulars.newTitle", { name: name(cluster) })} />
      <div className="stack stack--wide sheetwide">
        <p className="lead">
          {t.rich("circulars.to", {
            n: recipients,
            list: (text) => <a href={liaisonsPath(cluster.id)}>{text}</a>,
          })}{" "}
          {t("circulars.noSecrets")}
        </p>
        <StepForm
          action={draft ? changeCircularAction : draftCircularAction}
          hidden={draft ? { circularId: draft.id, version: draft.version } : { clusterId: cluster.id, _key: onceKey }}
          texts={[
            { name: "subject", label: t("circulars.subject"), initial: draft?.subject ?? "" },
            {
              name: "text",
              label: t("circulars.text"),
              hint: t("circulars.textHint", { n: LONGEST }),
              rows: 10,
              initial: draft?.text ?? "",
            },
          ]}
          submit={t("circulars.toPreview")}
          cancel={{ href: back, label: t("circulars.notYet") }}
          words={words}
        />
      </div>
    </>
  );
}
