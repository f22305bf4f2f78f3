import { IntlMessageFormat } from "intl-messageformat";

type Values = Parameters<IntlMessageFormat["format"]>[0];
type Sentence = ReturnType<IntlMessageFormat["format"]>;

/** What has been read, by language and text: as many as there are words. */
const patterns = new Map<string, IntlMessageFormat>();

/**
 * Puts values into a sentence out of words/*.json, in place of next-intl's own (`next.config.ts` says so), which reads every sentence again for
 * each request: reading one takes longer than a row of a table. Here it is read once for a process. Throws on what is no sentence, which
 * next-intl reports. Dates and numbers are put into words before (`ui/format.ts`); a test holds that no sentence does it.
 */
export default function formatMessage(
  key: string,
  message: unknown,
  values: Values | undefined,
  { locale }: { readonly locale: string },
): Sentence {
  if (typeof message !== "string") throw new TypeError(`no sentence at ${key}`);
  if (!values && !/[<{']/.test(message)) return message;
  const name = `${locale} ${message}`;
  const pattern = patterns.get(name) ?? new IntlMessageFormat(message, locale);
  patterns.set(name, pattern);
  return pattern.format(values);
}

/** next-intl asks whether sentences can be had as they stand (`t.raw`). */
formatMessage.raw = true;
