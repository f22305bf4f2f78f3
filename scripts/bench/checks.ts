/** One thing that must be reached: docs/performance.md says why each is what it is. */
export type Check = { readonly name: string; readonly value: number; readonly limit: number; readonly unit: string };

/** Collects checks, and prints each with how it stands. */
export type Checks = { add(check: Check): void; readonly all: readonly Check[]; missed(): readonly Check[] };

export function newChecks(): Checks {
  const all: Check[] = [];
  return {
    all,
    add({ name, value, limit, unit }) {
      const check = { name, value: Math.round(value * 100) / 100, limit, unit };
      all.push(check);
      console.log(
        `${holds(check) ? "✓" : "✗"} ${name.padEnd(66)} ${String(check.value).padStart(8)} ≤ ${limit} ${unit}`,
      );
    },
    missed: () => all.filter((check) => !holds(check)),
  };
}

// A value that could not be measured is no value that holds.
function holds({ value, limit }: Check): boolean {
  return value <= limit;
}

/** What `--only` lets through: all of it without words, else what has one of them in its name. */
export function wantedBy(words: string | undefined): (name: string) => boolean {
  const asked = words?.split(",").map((word) => word.trim()) ?? [""];
  return (name) => asked.some((word) => name.includes(word));
}
