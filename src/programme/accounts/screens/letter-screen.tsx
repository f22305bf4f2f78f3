import { useTranslations } from "next-intl";
import { Buttons } from "@/ui/button";
import { FieldFrame } from "@/ui/field";
import { formWords } from "@/ui/form-words";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";

const REFUSED = ["too-large", "empty-file", "no-file", "letter-kind", "letter-there", "link-dead", "failed"] as const;

/** For one who asked to join and can't sign in yet: behind the link of the mail. */
export function LetterScreen({ token, refused }: { readonly token: string; readonly refused: string | undefined }) {
  const t = useTranslations("accounts");
  return (
    <div className="narrow stack stack--wide">
      <PageHead title={t("join.letterTitle")} />
      <p className="lead">{t("join.letterLead")}</p>
      <LetterForm token={token} refused={refused} />
    </div>
  );
}

/** A letter of authority as a plain form with one file, the same with a script and without. */
export function LetterForm({ token, refused }: { readonly token?: string; readonly refused: string | undefined }) {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  const code = REFUSED.find((one) => one === refused);
  const action = token ? `/api/letters?${new URLSearchParams({ token })}` : "/api/letters";
  return (
    <form className="form" method="post" action={action} encType="multipart/form-data" noValidate>
      <FieldFrame
        name="letter"
        label={t("join.letter")}
        hint={t("hints.letter")}
        words={words}
        errors={code ? [t(`refusals.${code}`)] : []}
        control={
          <input
            className="input"
            id="letter"
            name="letter"
            type="file"
            required
            accept="application/pdf,image/jpeg,image/png"
            aria-describedby={code ? "letter-hint letter-error" : "letter-hint"}
          />
        }
      />
      <Buttons>
        <SubmitButton busy={words.busy}>{t("join.handIn")}</SubmitButton>
      </Buttons>
    </form>
  );
}
