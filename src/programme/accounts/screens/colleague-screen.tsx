import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Facts } from "@/ui/facts";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { SubmitButton } from "@/ui/submit-button";
import { changeColleagueAction, endColleagueAction, handOverFirmAction } from "../colleagues/actions";
import { joinPath } from "../paths";
import { FieldsForm } from "./fields-form";

type ColleagueScreenProps = {
  readonly colleague: {
    readonly id: string;
    readonly version: number;
    readonly name: string;
    readonly username: string;
    readonly post: string | null;
    readonly authorityEndsOn: Day | null;
    readonly self: boolean;
  };
};

/** One of the firm's people, for its owner: what he is there, until when, handing over, the end. */
export function ColleagueScreen({ colleague }: ColleagueScreenProps) {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  const { id, version, name, username, post, authorityEndsOn, self } = colleague;
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={name} trail={[{ href: joinPath, label: t("join.peopleTitle") }]} />
      <Facts facts={[{ label: t("fields.username"), value: username }]} />
      <Section id="post" title={t("join.post")}>
        <FieldsForm
          key={version}
          action={changeColleagueAction}
          words={words}
          hidden={{ personId: id, version: String(version), ...(self ? { authorityEndsOn: "" } : {}) }}
          initial={{ post: post ?? "", authorityEndsOn: authorityEndsOn ?? "" }}
          groups={[
            {
              fields: [
                { name: "post", label: t("fields.post"), hint: t("hints.firmPost"), optional: true },
                ...(self
                  ? []
                  : [
                      {
                        name: "authorityEndsOn",
                        label: t("fields.until"),
                        hint: t("hints.until"),
                        optional: true,
                        width: 20,
                      } as const,
                    ]),
              ],
            },
          ]}
          submit={t("steps.change")}
          out={{ href: joinPath, label: t("join.back") }}
        />
      </Section>
      {self ? (
        <p className="second">{t("join.selfNote")}</p>
      ) : (
        <StepPanel>
          {authorityEndsOn ? (
            <StepNo label={t("join.handOver")} reason={t("refusals.authority-ends")} />
          ) : (
            <Step note={t("join.handOverNote")}>
              <ActionForm action={handOverFirmAction} words={words}>
                <input type="hidden" name="personId" value={id} />
                <input type="hidden" name="version" value={version} />
                <SubmitButton busy={words.busy} tone="secondary">
                  {t("join.handOver")}
                </SubmitButton>
              </ActionForm>
            </Step>
          )}
          <Step note={t("join.endNote")}>
            <ActionForm action={endColleagueAction} words={words}>
              <input type="hidden" name="personId" value={id} />
              <input type="hidden" name="version" value={version} />
              <SubmitButton busy={words.busy} tone="alarm">
                {t("join.end")}
              </SubmitButton>
            </ActionForm>
          </Step>
        </StepPanel>
      )}
    </div>
  );
}
