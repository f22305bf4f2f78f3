import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { currentActor, notHere } from "@/platform/session";
import { movesOf } from "@/programme/targets/moves/queries";
import { statementPaperPath } from "@/programme/targets/paths";
import { mayExportStatements } from "@/programme/targets/policy";
import { AcceptSheet, mayAccept } from "@/programme/targets/screens/statement-accept";
import { StatementScreen } from "@/programme/targets/screens/statement-screen";
import { mayConfirm, mayLead } from "@/programme/targets/statements/policy";
import { anotherLeads, findStatement, movedIn } from "@/programme/targets/statements/queries";
import { buttonClass } from "@/ui/button";
import { ExportLinks } from "@/ui/export-links";
import { CameLate } from "../../../late-or-not-here";

export default async function Page({ params, searchParams }: PageProps<"/targets/statements/[statementId]">) {
  const [actor, { statementId }, search] = await Promise.all([currentActor(), params, searchParams]);
  const id = z.uuid().safeParse(statementId);
  // Division by division its figures may be small: everybody reads the city's in the list.
  if (!id.success || !mayExportStatements(actor)) return notHere();
  const view = await asActor(actor, async (ctx) => {
    const statement = await findStatement(ctx, id.data);
    const moved = statement ? movedIn(statement) : [];
    const moves = moved.length > 0 ? await movesOf(ctx, id.data) : [];
    const alone = mayLead(actor) && !(await anotherLeads(ctx, actor));
    return statement && { statement, moved, moves, alone, today: ctx.today };
  });
  if (!view) return notHere();
  const { indicators, confirmedBy } = view.statement;
  const divisions = indicators[0]?.figures.map(({ place }) => place.code) ?? [];
  const confirms = divisions.filter((code) => mayConfirm(actor, code));
  const who = { mayLead: mayLead(actor), confirmedSelf: confirmedBy.includes(actor.personId) };
  if (search.step === "accept" && mayAccept({ ...view, ...who })) return <AcceptSheet {...view} />;
  const t = await getTranslations("targets");
  const { id: statementOf, asOf, acceptedAt } = view.statement;
  const restates = acceptedAt !== null && view.moved.length > 0 && who.mayLead;
  const confirming = acceptedAt === null && confirms.length > 0 && !view.alone;
  const open = [...(restates ? [{ name: "restate" }] : []), ...(confirming ? [{ name: "confirm" }] : [])];
  return (
    <>
      <CameLate open={open} />
      <StatementScreen
        {...view}
        {...who}
        end={
          acceptedAt ? (
            <>
              <a className={buttonClass("primary")} href={statementPaperPath(statementOf)}>
                {t("statements.paper")}
              </a>
              <ExportLinks
                list="statement"
                query={{ asOf }}
                words={{ excel: t("export.excel"), csv: t("export.csv") }}
              />
            </>
          ) : null
        }
        confirms={confirms}
      />
    </>
  );
}
