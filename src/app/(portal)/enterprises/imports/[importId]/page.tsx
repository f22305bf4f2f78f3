import { z } from "zod";
import { present, unheeded } from "@/kernel/address";
import { decide } from "@/kernel/workflow";
import { asActor, asSystem } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import {
  findImport,
  previewRows,
  rowsLeftOut,
  sampleRows,
  waitingFor,
  wasApplied,
} from "@/programme/enterprises/imports/queries";
import { previewAddress } from "@/programme/enterprises/imports/schema";
import { ImportScreen } from "@/programme/enterprises/imports/screens/import-screen";
import { importWorkflow } from "@/programme/enterprises/imports/workflow";
import { objectionsTo } from "@/programme/enterprises/undoing/queries";
import { NotHeeded } from "@/ui/address-notes";
import { CameLate } from "../../../late-or-not-here";

export default async function Page({ params, searchParams }: PageProps<"/enterprises/imports/[importId]">) {
  const [{ importId }, search, actor] = await Promise.all([params, searchParams, requireOfficial()]);
  if (!z.uuid().safeParse(importId).success) return notHere();
  const query = previewAddress.parse(search);
  const read = await asActor(actor, async (ctx) => {
    const record = await findImport(ctx, importId);
    if (!record) return null;
    const mayUndo = decide(importWorkflow, "recall", actor, record).ok;
    return {
      record,
      objections: mayUndo ? await objectionsTo(ctx, importId) : null,
      samples: await sampleRows(ctx, importId),
      preview: await previewRows(ctx, importId, query),
      leftOut: record.mapping ? await rowsLeftOut(ctx, importId) : [],
      already: record.status === "previewed" && (await wasApplied(ctx, record)),
      places: await placesOf(ctx),
    };
  });
  if (!read) return notHere();
  const { status, done } = read.record;
  const inLine = (status === "queued" && done === 0) || status === "undoing";
  const before = inLine ? await asSystem("import page", (ctx) => waitingFor(ctx, importId)) : null;
  const shown = { verdict: query.verdict, after: query.after === undefined ? undefined : String(query.after) };
  const columns = search.columns === "1" ? search.columns : undefined;
  const mayMove = read.record.divisionCode === actor.divisionCode;
  const asks = (mayMove && (status === "received" || status === "previewed")) || read.objections?.total === 0;
  return (
    <>
      {asks ? null : <CameLate />}
      <NotHeeded parts={unheeded(search, { ...shown, columns })} search={search} />
      <ImportScreen
        {...read}
        waiting={before && before.n > 0 ? before : null}
        query={present(shown)}
        mayMove={mayMove}
        remap={columns === "1"}
      />
    </>
  );
}
