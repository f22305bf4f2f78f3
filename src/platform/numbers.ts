import type { Ctx } from "./database";

/** The next serial of an issuer, word and year: gap-free, because it is taken in the transaction that uses it and falls back with it. */
export async function nextSerial(
  { tx }: Ctx,
  { issuer, word, year }: { issuer: string; word: string; year: number },
): Promise<number> {
  const rows = await tx.$queryRaw<{ serial: number }[]>`select next_number(${issuer}, ${word}, ${year}::int) as serial`;
  const serial = rows[0]?.serial;
  if (serial === undefined) throw new Error(`no serial for ${issuer} ${word} ${year}`);
  return serial;
}
