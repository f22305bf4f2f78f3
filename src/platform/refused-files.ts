import { getFormatter, getTranslations } from "next-intl/server";
import { sentenceFor } from "./sentences";

/** How a page learns which files of a plain form were not taken: by the address to which the form leads back. */

/** A reason, and the places of its files among those that were chosen; none when there was but one. */
export type RefusedFiles = {
  readonly code: string;
  readonly places: readonly number[];
  /** Where the log tells of an error. */
  readonly reference?: string | undefined;
};

/** The end of that address. It holds places and no names: addresses are logged, kept and sent on. */
export function refusedQuery(refused: readonly RefusedFiles[]): string {
  const query = new URLSearchParams();
  for (const { code, places, reference } of refused) {
    query.append("refused", code);
    query.append("places", places.join("."));
    query.append("reference", reference ?? "");
  }
  return refused.length === 0 ? "" : `?${query}`;
}

type Asked = string | readonly string[] | undefined;

/** Reads such an address; what nobody wrote so is left out. */
export function readRefused(search: { readonly [name: string]: Asked }): RefusedFiles[] {
  const [codes = [], places = [], references = []] = ["refused", "places", "reference"].map((name) =>
    [search[name] ?? []].flat(),
  );
  return codes.map((code, at) => ({
    code,
    places: /^\d{1,3}(\.\d{1,3})*$/.test(places[at] ?? "") ? (places[at] ?? "").split(".").map(Number) : [],
    reference: /^[\w-]{1,40}$/.test(references[at] ?? "") ? references[at] : undefined,
  }));
}

/**
 * What the page says of them, in the reader's language; undefined when all were taken. `maximum`: the most files that this record holds;
 * `words`: the feature whose words say why.
 */
export async function refusedSentence(
  search: { readonly [name: string]: Asked },
  maximum: number,
  words = "evidence",
): Promise<string | undefined> {
  const [t, format] = await Promise.all([getTranslations("evidence"), getFormatter()]);
  const sentences = readRefused(search).map(async ({ code, places, reference = "" }) => {
    const sentence = await sentenceFor(words, "refusals", code, { maximum, reference });
    return places.length === 0 ? sentence : t("ofSeveral", { places: format.list(places.map(String)), sentence });
  });
  return sentences.length === 0 ? undefined : (await Promise.all(sentences)).join(" ");
}
