import { useTranslations } from "next-intl";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { SubmitButton } from "@/ui/submit-button";
import { removeViewAction } from "../actions";
import { ViewForm } from "./view-form";

export type ShownView = { readonly id: string; readonly name: string; readonly query: string };

type ViewToolsProps = {
  readonly list: string;
  readonly views: readonly ShownView[];
  /** The present filter, as it stands in the address; and whether its reader asks to keep it. */
  readonly query: string;
  readonly saving: boolean;
};

/** Under the tabs: the form that keeps the present filter when it was asked for, or the way to remove the view that is open. */
export function ViewTools({ list, views, query, saving }: ViewToolsProps) {
  const t = useTranslations("savedViews");
  const words = formWords(useTranslations("ui"));
  const here = query ? `/${list}?${query}` : `/${list}`;
  if (saving)
    return (
      <div className="toolbar">
        <ViewForm
          list={list}
          query={query}
          cancelHref={here}
          words={{ ...words, name: t("name"), keep: t("keep"), cancel: t("cancel") }}
        />
      </div>
    );
  const open = views.find((view) => view.query === query);
  if (!open) return null;
  return (
    <ActionForm action={removeViewAction} words={words}>
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="viewId" value={open.id} />
      <SubmitButton busy={words.busy} tone="quiet">
        {t("remove", { name: open.name })}
      </SubmitButton>
    </ActionForm>
  );
}
