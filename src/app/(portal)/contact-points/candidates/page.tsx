import { getTranslations } from "next-intl/server";
import { hasDuty } from "@/kernel/actor";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { CANDIDATE_REASONS, mayWeigh, seeksCandidates } from "@/programme/contact-points/candidates/policy";
import { criteriaOn, listCandidates } from "@/programme/contact-points/candidates/queries";
import { candidateAddress } from "@/programme/contact-points/candidates/schema";
import { mayExport } from "@/programme/contact-points/policy";
import { CandidateList } from "@/programme/contact-points/screens/candidate-list";
import { readsOfDivision } from "@/programme/self-assessment/policy";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

/** Firms that could become contact points, the likeliest first. */
export default async function Page({ searchParams }: PageProps<"/contact-points/candidates">) {
  const [actor, search, t] = await Promise.all([requireOfficial(), searchParams, getTranslations("contactPoints")]);
  if (!seeksCandidates(actor)) return notHere();
  const after = typeof search.after === "string" ? search.after : undefined;
  const read = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, candidateAddress.parse(search));
    return {
      ...asked,
      list: await listCandidates(ctx, asked.filter, after),
      criteria: await criteriaOn(ctx, ctx.today),
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  // A reason of which somebody may not know isn't named to him at all.
  const knowsHarm = hasDuty(actor, "coordinator", "bureau_leader", "investigator");
  const query = present({ ...read.filter, after });
  return (
    <>
      <NotHeeded parts={read.unheeded} search={search} />
      <CandidateList
        {...read.list}
        query={query}
        criteria={read.criteria}
        divisions={read.places.divisions}
        chooses={actor.level === "city"}
        knows={CANDIDATE_REASONS.filter((reason) =>
          reason === "harmed" ? knowsHarm : reason === "pressing_need" ? readsOfDivision(actor) : true,
        )}
        weighs={mayWeigh(actor)}
        today={read.today}
        end={
          mayExport(actor) && read.list.total > 0 ? (
            <ExportLinks
              list="contact-point-candidates"
              query={query}
              words={{ excel: t("export.excel"), csv: t("export.csv") }}
            />
          ) : undefined
        }
      />
    </>
  );
}
