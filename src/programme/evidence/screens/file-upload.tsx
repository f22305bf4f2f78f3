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
  /** What is taken here, where that isn't what evidence may be. */
  readonly taken?: {
    readonly accept: string;
    readonly maximum: number;
    readonly hint: string;
    readonly tooLarge: string;
  };
};

/** The form that sends files: with a script by hash, progress and retry, without one as a plain form. */
export function FileUpload({ action, here, known, refusal, taken }: FileUploadProps) {
  const t = useTranslations("evidence");
  const { accept, maximum, hint, tooLarge } = taken ?? {
    ...{ accept: ACCEPT, maximum: MAXIMUM_SIZE },
    ...{ hint: t("hint", { maximum: size(MAXIMUM_SIZE) }), tooLarge: t("refusals.too-large") },
  };
  return (
    <UploadForm
      action={action}
      here={here}
      accept={accept}
      maximum={maximum}
      known={known}
      refusal={refusal}
      words={{
        choose: t("choose"),
        orDrop: t("orDrop"),
        hint,
        hashHint: t("hashHint"),
        noScript: t("noScript"),
        send: t("send"),
        hashing: t("hashing"),
        sending: t("sending"),
        received: t("received"),
        twin: t("twin"),
        refused: t("refused"),
        stopped: t("stopped"),
        stop: t("stop"),
        retry: t("retry"),
        dismiss: t("dismiss"),
        progressOf: t("progressOf", { name: "{name}" }),
        broken: t("broken"),
        changed: t("changed"),
        tooLarge,
        language: useLocale(),
      }}
    />
  );
}
