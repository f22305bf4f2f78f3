import { useTranslations } from "next-intl";
import { typedAddress } from "@/kernel/address";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { StepForm } from "@/ui/step-form";
import { SubmitButton } from "@/ui/submit-button";
import type { OwnTabs } from "@/ui/tabs";
import { removeViewAction, renameViewAction } from "../actions";
import { ViewForm } from "./view-form";

export type ShownView = { readonly id: string; readonly name: string; readonly query: string };

type OwnTabsProps = {
  readonly list: string;
  readonly views: readonly ShownView[];
  /** The address as it was typed, and what the list is narrowed by, without the page. */
  readonly search: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly filter: Readonly<Record<string, string>>;
  /** Label of the tab that keeps the present filter. */
  readonly save: string;
};

/**
 * A person's own tabs for a list that has no more to say about them. A view of whose filter a part is gone (an officer, a firm) is open at its own
 * address still: how else could it be renamed or removed?
 */
export function ownTabs({ list, views, search, filter, save }: OwnTabsProps): OwnTabs {
  const [query, typed] = [new URLSearchParams(filter).toString(), typedAddress(search)];
  const open = views.find((view) => view.query === typed) ?? views.find((view) => view.query === query);
  return {
    views: views.map((view) => ({
      href: view.query ? `/${list}?${view.query}` : `/${list}`,
      label: view.name,
      current: view === open,
    })),
    save: query && !open ? { href: `/${list}?${query}&save=1`, label: save } : undefined,
    tools: <ViewTools list={list} open={open} query={query} saving={search.save === "1"} />,
  };
}

type ViewToolsProps = Pick<OwnTabsProps, "list"> & {
  readonly open: ShownView | undefined;
  /** The present filter, as it stands in the address; and whether its reader asks to keep it. */
  readonly query: string;
  readonly saving: boolean;
};

/** Under the tabs: the form that keeps the present filter when it was asked for, or the ways to rename and remove the view that is open. */
function ViewTools({ list, open, query, saving }: ViewToolsProps) {
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
  if (!open) return null;
  return (
    <div className="toolbar">
      <details>
        <summary>{t("renameOf", { name: open.name })}</summary>
        <StepForm
          action={renameViewAction}
          hidden={{ list, viewId: open.id }}
          texts={[{ name: "name", label: t("name"), width: 20, initial: open.name }]}
          submit={t("rename")}
          tone="secondary"
          words={words}
        />
      </details>
      <details>
        <summary>{t("removeOf", { name: open.name })}</summary>
        <ActionForm action={removeViewAction} words={words}>
          <input type="hidden" name="list" value={list} />
          <input type="hidden" name="viewId" value={open.id} />
          <p>{t("removeAsks")}</p>
          <SubmitButton busy={words.busy} tone="alarm">
            {t("remove")}
          </SubmitButton>
        </ActionForm>
      </details>
    </div>
  );
}
