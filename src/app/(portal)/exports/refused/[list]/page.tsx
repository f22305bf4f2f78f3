import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { returnPath } from "@/programme/accounts/paths";
import { exportListFor, mostRowsOf, unheededOf } from "@/programme/export-files";
import { refusedIn } from "@/programme/exports/paths";
import { NoExportScreen } from "@/programme/exports/screens/no-export-screen";
import { exportHref } from "@/ui/export-links";

type Props = {
  readonly params: Promise<{ readonly list: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Why there is no file of a list: it has more rows than the file holds, or its address asks for what there is none of. */
export default async function Page({ params, searchParams }: Props) {
  const [{ list: name }, search, actor] = await Promise.all([params, searchParams, requireActor()]);
  const list = exportListFor(actor, name);
  if (!list) return notHere();
  const { format, backTo, query } = refusedIn(search);
  const unheeded = await asActor(actor, (ctx) => unheededOf(ctx, list, query));
  return (
    <NoExportScreen
      hrefOf={(kept, one) => exportHref(name, kept, one)}
      query={query}
      format={format}
      most={mostRowsOf(list, format)}
      unheeded={unheeded}
      backHref={returnPath(backTo)}
    />
  );
}
