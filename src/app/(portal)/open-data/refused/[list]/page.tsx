import { strangeOf } from "@/app/open-data/answer";
import { notHere } from "@/platform/session";
import { returnPath } from "@/programme/accounts/paths";
import { askedIn } from "@/programme/exports/paths";
import { NoExportScreen } from "@/programme/exports/screens/no-export-screen";
import { mostRowsOfOpen, openListNamed } from "@/programme/open-lists";
import { openFileHref } from "@/ui/open-links";

/** Why there is no file of a public list, for everybody: it has more rows than the file holds, or its address asks for what there is none of. */
export default async function Page({ params, searchParams }: PageProps<"/open-data/refused/[list]">) {
  const [{ list: name }, search] = await Promise.all([params, searchParams]);
  const list = openListNamed(name);
  if (!list) return notHere();
  const { format, backTo, query } = askedIn(search);
  return (
    <NoExportScreen
      hrefOf={(kept, one) => openFileHref(name, kept, one)}
      query={query}
      format={format}
      most={mostRowsOfOpen(format)}
      unheeded={await strangeOf(list, query)}
      backHref={returnPath(backTo)}
    />
  );
}
