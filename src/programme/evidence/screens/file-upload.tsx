import { useLocale, useTranslations } from "next-intl";
import { size } from "@/ui/format";
import { ACCEPT, MAXIMUM_SIZE } from "../policy";
import { UploadForm } from "./upload-form";

type FileUploadProps = {
  /** Where a file is sent. */
  readonly action: string;
  /** The page of this form: without a script it comes back to it. */
  readonly here: string;
  /** Ids of the files that the page lists already. */
  readonly known: readonly string[];
  /** The answer to a file that was sent without a script. */
  readonly refusal?: string | undefined;
};

/** The form that sends files: with a script by hash, progress and retry, without one as a plain form. */
export function FileUpload({ action, here, known, refusal }: FileUploadProps) {
  const t = useTranslations("evidence");
  return (
    <UploadForm
      action={action}
      here={here}
      accept={ACCEPT}
      maximum={MAXIMUM_SIZE}
      known={known}
      refusal={refusal}
      words={{
        choose: t("choose"),
        orDrop: t("orDrop"),
        hint: t("hint", { maximum: size(MAXIMUM_SIZE) }),
        hashHint: t("hashHint"),
        noScript: t("noScript"),
        send: t("send"),
        hashing: t("hashing"),
        sending: t("sending"),
        received: t("received"),
        refused: t("refused"),
        stopped: t("stopped"),
        stop: t("stop"),
        retry: t("retry"),
        dismiss: t("dismiss"),
        progressOf: t("progressOf", { name: "{name}" }),
        broken: t("broken"),
        tooLarge: t("refusals.too-large"),
        language: useLocale(),
      }}
    />
  );
}
