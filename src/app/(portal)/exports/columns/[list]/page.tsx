import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { asActor } from "@/platform/database";
import { cameFrom } from "@/platform/form-post";
import { notHere, requireActor } from "@/platform/session";
import { returnPath } from "@/programme/accounts/paths";
import { columnsToChoose } from "@/programme/export-columns";
import { exportListFor, unheededOf } from "@/programme/export-files";
import { askedIn } from "@/programme/exports/paths";
import { ColumnsScreen } from "@/programme/exports/screens/columns-screen";
import { NotHeeded } from "@/ui/address-notes";
import { columnsHref, exportHref } from "@/ui/export-links";

type Props = {
  readonly params: Promise<{ readonly list: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Which columns of a list somebody takes away. Whoever may not take the list finds no such page; no row of it is shown. */
export default async function Page({ params, searchParams }: Props) {
  const [{ list: name }, { tick, ...search }, actor, locale] = await Promise.all([
    params,
    searchParams,
    requireActor(),
    getLocale(),
  ]);
  const list = exportListFor(actor, name);
  if (!list) return notHere();
  const { format, columns, noColumn, backTo, query } = askedIn(search);
  // Kept in the address: once a tick was changed there, or the language, the browser came from this page.
  if (backTo === undefined) redirect(columnsHref(name, { ...search, backTo: cameFrom({ headers: await headers() }) }));
  const read = await asActor(actor, async (ctx) => {
    const asked = { query, columns, locale: locale === "en" ? "en" : "zh-CN" } as const;
    const unheeded = await unheededOf(ctx, list, asked);
    const strange = new Set(unheeded.map((part) => part.name));
    const filter = Object.fromEntries(Object.entries(list.filterOf(query, actor)).filter(([key]) => !strange.has(key)));
    const choice = await columnsToChoose(ctx, list, { ...asked, query: filter });
    return choice && { ...choice, unheeded, filter };
  });
  if (!read) return notHere();
  const { unheeded, filter, title, told, heads, chosen } = read;
  const kept = { ...filter, backTo };
  const here = { ...kept, format };
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <ColumnsScreen
        title={title}
        told={told}
        heads={heads}
        chosen={tick === "none" || noColumn ? [] : chosen}
        noneTicked={noColumn}
        format={format}
        action={exportHref(name, {})}
        kept={kept}
        allHref={columnsHref(name, here)}
        noneHref={columnsHref(name, { ...here, tick: "none" })}
        backHref={returnPath(backTo)}
      />
    </>
  );
}
