import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { currentActor, notHere } from "@/platform/session";
import { mayEditSheet } from "@/programme/demonstration-sites/policy";
import { currentSheet, findSheet, listSheets } from "@/programme/demonstration-sites/score-sheets/queries";
import { sheetQuery } from "@/programme/demonstration-sites/score-sheets/schema";
import { SheetScreen } from "@/programme/demonstration-sites/score-sheets/screens/sheet-screen";
import { NotHeeded } from "@/ui/address-notes";

export default async function Page({ searchParams }: PageProps<"/demonstration-sites/score-sheet">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const { version } = sheetQuery.parse(search);
  const read = await asActor(actor, async (ctx) => ({
    sheet: version ? await findSheet(ctx, version) : await currentSheet(ctx),
    versions: await listSheets(ctx),
  }));
  if (!read.sheet) return notHere();
  return (
    <>
      <NotHeeded parts={unheeded(search, { version })} search={search} />
      <SheetScreen
        {...{ sheet: read.sheet, versions: read.versions }}
        mayEdit={mayEditSheet(actor)}
        mayExport={actor.kind !== "public"}
      />
    </>
  );
}
