import { useTranslations } from "next-intl";
import { Facts } from "@/ui/facts";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { particularsPath } from "../../paths";
import type { Particulars } from "../queries";
import { missingOf, PARTICULAR_GROUPS } from "../schema";
import { useParticularWords } from "./particular-words";

type ParticularsPartProps = {
  readonly siteId: string;
  readonly particulars: Particulars;
  /** The year in which the application was begun. */
  readonly appliedIn: number;
  /** The firm goes on with it. */
  readonly writing: boolean;
};

/** What a firm says of itself in its application, and what of it differs from what the portal knew on that day. For those who judge, and the firm. */
export function ParticularsPart({ siteId, particulars, appliedIn, writing }: ParticularsPartProps) {
  const t = useTranslations("demonstrationSites");
  const words = useParticularWords(appliedIn);
  const { stated, known } = particulars;
  const missing = missingOf(stated ?? {}).length;
  return (
    <Section
      id="particulars"
      title={t("particulars.title")}
      end={writing ? <a href={particularsPath(siteId)}>{t("acts.state")}</a> : undefined}
    >
      {writing && missing > 0 ? <Notice tone="warn">{t("particulars.missing", { n: missing })}</Notice> : null}
      {stated
        ? PARTICULAR_GROUPS.map(({ key, fields }) => (
            <details key={key}>
              <summary>{t(`particulars.groups.${key}`)}</summary>
              <Facts
                facts={fields.map(({ name }) => {
                  const value = stated[name] ?? "";
                  const correction = words.corrected(name, value, known[name]);
                  return {
                    label: words.label(name),
                    value: (
                      <>
                        <span className="prose">{words.show(name, value)}</span>
                        {correction ? <span className="second"> {correction}</span> : null}
                      </>
                    ),
                  };
                })}
              />
            </details>
          ))
        : null}
    </Section>
  );
}
