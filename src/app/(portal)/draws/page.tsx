import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { PublicDraws } from "@/programme/visits/draws/screens/public-draws";
import { publicDraws } from "@/programme/visits/published-draws/queries";
import { NotHeeded } from "@/ui/address-notes";

/** The same for whoever asks: read as the public, also by officials. */
export default async function Page({ searchParams }: PageProps<"/draws">) {
  const search = await searchParams;
  return (
    <>
      <NotHeeded parts={unheeded(search, {})} search={search} />
      <PublicDraws draws={await asActor({ kind: "public" }, (ctx) => publicDraws(ctx))} />
    </>
  );
}
