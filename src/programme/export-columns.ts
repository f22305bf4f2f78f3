import type { Ctx } from "@/platform/database";
import type { ExportList } from "./export-list";
import { toldOf, wordsOf } from "./export-words";
import { type ChosenColumns, chosenColumns } from "./exports/policy";
import type { Locale } from "./words";

type Asked = {
  readonly query: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  readonly locale: Locale;
};

/** The heads of a list's columns through a filter; where it can have many rows none is read. None where there is no such record. */
async function headsOf(
  ctx: Ctx,
  list: ExportList,
  { query, locale }: Omit<Asked, "columns">,
): Promise<readonly string[]> {
  const sheet = await list.read(ctx, list.filterOf(query, ctx.actor), await wordsOf(ctx, list, locale), 0);
  return sheet?.columns ?? [];
}

/** Which columns an address chooses, by their heads in the reader's language or in the other one: it may be somebody else's link. `heads`: where they are known. */
export async function choiceOf(
  ctx: Ctx,
  list: ExportList,
  { columns, ...asked }: Asked,
  heads?: readonly string[],
): Promise<ChosenColumns> {
  const own = heads ?? (await headsOf(ctx, list, asked));
  const choice = chosenColumns(columns, [own]);
  if (choice.strange.length === 0) return choice;
  const other = await headsOf(ctx, list, { ...asked, locale: asked.locale === "en" ? "zh-CN" : "en" });
  return chosenColumns(columns, [own, other]);
}

/** What somebody chooses from before he takes a list away: its columns, with those that the address names, and its filter in words. Null: there is no such record. */
export async function columnsToChoose(ctx: Ctx, list: ExportList, asked: Asked) {
  const heads = await headsOf(ctx, list, asked);
  if (heads.length === 0) return null;
  const { chosen } = await choiceOf(ctx, list, asked, heads);
  return {
    ...(await toldOf(ctx, list, asked)),
    heads,
    chosen: chosen.flatMap((place) => heads[place] ?? []),
  };
}
