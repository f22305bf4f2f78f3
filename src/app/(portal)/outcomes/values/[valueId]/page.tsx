import { z } from "zod";
import { stepsFor } from "@/kernel/workflow";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { refusedSentence } from "@/platform/refused-files";
import { currentActor, notHere } from "@/platform/session";
import { FileUpload } from "@/programme/evidence/screens/file-upload";
import { valuesHidden } from "@/programme/outcomes/counted/policy";
import { outcomeUploadPath, outcomeValuePath } from "@/programme/outcomes/paths";
import { keepsOutcomes, mayEnter } from "@/programme/outcomes/policy";
import { correctionOf, definitionsOf, findValue, proofsOf, valuesOf } from "@/programme/outcomes/queries";
import { ASKING_STEPS, ValueScreen, ValueStepSheet } from "@/programme/outcomes/screens/value-screen";
import { outcomeValueWorkflow } from "@/programme/outcomes/workflow";
import { CameLate } from "../../../late-or-not-here";

export default async function Page({ params, searchParams }: PageProps<"/outcomes/values/[valueId]">) {
  const [{ valueId }, search, actor] = await Promise.all([params, searchParams, currentActor()]);
  if (!z.uuid().safeParse(valueId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const value = await findValue(ctx, valueId);
    const [indicator] = value ? await definitionsOf(ctx, value.code) : [];
    if (!value || !indicator) return null;
    const { divisions } = await placesOf(ctx);
    const values = await valuesOf(ctx, value.code);
    return {
      value,
      indicator,
      place: divisions.find(({ code }) => code === value.divisionCode),
      corrects: value.correctsId ? await findValue(ctx, value.correctsId) : null,
      correction: correctionOf(values, valueId),
      hidden: valuesHidden(actor, values),
      files: await proofsOf(ctx, valueId),
      today: ctx.today,
    };
  });
  if (!read) return notHere();
  const { value } = read;
  const steps = stepsFor(outcomeValueWorkflow, actor, value);
  const asked = z.enum(ASKING_STEPS).safeParse(search.step);
  if (asked.success && steps.open.some(({ name }) => name === asked.data))
    return <ValueStepSheet {...read} step={asked.data} />;
  const enters = actor.kind === "official" && actor.personId === value.enteredById;
  const open = value.status === "entered" || value.status === "returned";
  return (
    <>
      <CameLate open={asked.success ? undefined : steps.open} />
      <ValueScreen
        {...read}
        steps={steps}
        keeps={keepsOutcomes(actor)}
        mayCorrect={value.status === "approved" && !read.correction && mayEnter(actor, value.divisionCode)}
        upload={
          enters && open ? (
            <FileUpload
              action={outcomeUploadPath(value.id)}
              here={outcomeValuePath(value.id)}
              known={read.files.map(({ id }) => id)}
              refusal={await refusedSentence(search, 20)}
            />
          ) : null
        }
      />
    </>
  );
}
