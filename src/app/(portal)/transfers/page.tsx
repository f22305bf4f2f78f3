import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { cluesDesks } from "@/programme/clues/queries";
import { handingOver, mayExportTransfers, transferSightOf } from "@/programme/transfers/policy";
import { countTransfers, listTransfers, waitingTransfers } from "@/programme/transfers/queries";
import { transferAddress } from "@/programme/transfers/schema";
import { TransferList } from "@/programme/transfers/screens/transfer-list";
import { NotHeeded } from "@/ui/address-notes";

/** What departments hand over: a bureau's desk, a department's own. */
export default async function Page({ searchParams }: PageProps<"/transfers">) {
  const [actor, search] = await Promise.all([requireOfficial(), searchParams]);
  if (transferSightOf(actor).of === "none") return notHere();
  const after = typeof search.after === "string" ? search.after : undefined;
  const works = waitingTransfers({ actor }).length > 0;
  const { list, filter, unheeded, ...shown } = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, transferAddress.parse(search));
    return {
      ...asked,
      list: await listTransfers(ctx, asked.filter, after),
      waiting: works ? await countTransfers(ctx, { mine: "1" }) : null,
      places: await cluesDesks(ctx),
      today: ctx.today,
    };
  });
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <TransferList
        {...list}
        {...shown}
        query={present({ ...filter, after })}
        writes={handingOver(actor) !== null}
        exports={mayExportTransfers(actor)}
      />
    </>
  );
}
