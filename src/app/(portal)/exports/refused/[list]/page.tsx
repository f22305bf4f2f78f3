import { getLocale } from "next-intl/server";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { returnPath } from "@/programme/accounts/paths";
import { exportListFor, mostRowsOf, unheededOf } from "@/programme/export-files";
import { askedIn } from "@/programme/exports/paths";
import { NoExportScreen } from "@/programme/exports/screens/no-export-screen";
import { exportHref } from "@/ui/export-links";

type Props = {
  readonly params: Promise<{ readonly list: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Why there is no file of a list: it has more rows than the file holds, or its address asks for what there is none of. */
export default async function Page({ params, searchParams }: Props) {
  const [{ list: name }, search, actor, locale] = await Promise.all([
    params,
    searchParams,
    requireActor(),
    getLocale(),
  ]);
  const list = exportListFor(actor, name);
  if (!list) return notHere();
  const { format, backTo, query, columns } = askedIn(search);
  const asked = { query, columns, locale: locale === "en" ? "en" : "zh-CN" } as const;
  const unheeded = await asActor(actor, (ctx) => unheededOf(ctx, list, asked));
  const strange = (head: string) => unheeded.some(({ name, value }) => name === "column" && head.startsWith(value));
  const column = columns.filter((head) => !strange(head));
  return (
    <NoExportScreen
      hrefOf={(kept, one) => exportHref(name, { ...kept, column, format: one })}
      query={query}
      format={format}
      most={mostRowsOf(list, format)}
      unheeded={unheeded}
      backHref={returnPath(backTo)}
    />
  );
}
