import type { SealFault } from "@/platform/seals";
import type { checkSealedTrail, TrailFault } from "@/platform/trail-check";

/** What `npm run audit:verify` says, in both languages. */

type Whole = Pick<Awaited<ReturnType<typeof checkSealedTrail>>, "chains" | "entries" | "days" | "seals">;

/** One line for a fault. */
export function lineOf(fault: TrailFault | SealFault): string {
  switch (fault.kind) {
    case "changed":
      return `链 ${fault.chain} 第 ${fault.seq} 条被改动。Entry ${fault.seq} of chain ${fault.chain} was changed.`;
    case "removed":
      return `链 ${fault.chain} 第 ${span(fault)} 条被删除。${fault.seq === fault.upTo ? "Entry" : "Entries"} ${span(fault)} of chain ${fault.chain} ${fault.seq === fault.upTo ? "was" : "were"} removed.`;
    case "reordered":
      return `链 ${fault.chain} 第 ${fault.seq} 条接不上前一条：次序被动过，或前一条被整条替换。Entry ${fault.seq} of chain ${fault.chain} doesn't follow on the one before it.`;
    case "cut":
      return `链 ${fault.chain} 末尾被截去：应到第 ${fault.upTo} 条${fault.day ? `（${fault.day} 封存）` : ""}，只到第 ${fault.seq} 条。The end of chain ${fault.chain} is gone: entry ${fault.upTo} existed${fault.day ? ` on ${fault.day}` : ""}, the last one is ${fault.seq}.`;
    case "head":
      return `链 ${fault.chain} 的链头与末条（第 ${fault.seq} 条）不符。The head of chain ${fault.chain} isn't its last entry, ${fault.seq}.`;
    case "rewritten":
      return `链 ${fault.chain} 第 ${fault.seq} 条与 ${fault.day} 封存的不符：记录被整体重写。Entry ${fault.seq} of chain ${fault.chain} isn't the one sealed on ${fault.day}: the trail was written anew.`;
    case "seal-forged":
      return `${fault.day} 的封存文件不真。The seal of ${fault.day} isn't genuine.`;
    case "seal-missing":
      return `${fault.day} 之前的封存文件缺失。Seals before ${fault.day} are missing.`;
    case "seal-gone":
      return `${fault.day} 封存过，封存文件却不在。${fault.day} was sealed, and its seal isn't there.`;
    case "newest-gone":
      return fault.at === null
        ? "最新的封存文件 now.json 不在。The newest seal, now.json, isn't there."
        : `${fault.at} 发现最新的封存文件 now.json 不在，已另行封存。The newest seal, now.json, was found gone at ${fault.at}, and another took its place.`;
  }
}

function span({ seq, upTo }: { seq: number; upTo: number }): string {
  return seq === upTo ? String(seq) : `${seq}–${upTo}`;
}

/** The one line of a trail without a fault: how much of it was read, and how far it is sealed. */
export function wholeLine({ chains, entries, days, seals }: Whole): string {
  const last = days.at(-1)?.day;
  const newest = seals
    .map(({ sealedAt }) => sealedAt)
    .toSorted()
    .at(-1);
  return (
    `日志完整：${chains} 条链，${entries} 条记录，${days.length} 天已封存${last ? `，至 ${last}` : ""}${newest ? `，末次封存 ${newest}` : ""}。` +
    `The trail is whole: ${count(chains, "chain")}, ${count(entries, "entry", "entries")}, ${count(days.length, "sealed day")}${last ? ` up to ${last}` : ""}${newest ? `, sealed last at ${newest}` : ""}.`
  );
}

function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}
