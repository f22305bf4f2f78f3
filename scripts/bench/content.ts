/** What two servers must have in common on a page before their costs are compared: the same rows, in the same order. */

/** Where the rows of a page's tables lead, in their order. */
export function rowsIn(page: string): readonly string[] {
  const bodies = page.match(/<tbody\b[\s\S]*?<\/tbody>/g) ?? [];
  const links = bodies.flatMap((body) => body.match(/href="\/[a-z-]+\/[0-9a-f]{8}-[0-9a-f-]{27}"/g) ?? []);
  return [...new Set(links.map((link) => link.slice('href="'.length, -1)))];
}

/** The total that a list names; undefined when the page names none. */
export function totalIn(page: string): string | undefined {
  return /data-total="(\d+)"/.exec(page)?.[1];
}

/** The counts on a list's tabs. */
export function tabsIn(page: string): readonly string[] {
  const tabs = /<nav class="tabs"[\s\S]*?<\/nav>/.exec(page)?.[0] ?? "";
  return (tabs.match(/class="count">\d+/g) ?? []).map((count) => count.slice('class="count">'.length));
}

/** Throws when two answers to the same question differ in what they found: a comparison of their costs would mean nothing. */
export function assertSame(name: string, portal: string, bare: string): void {
  for (const [what, read] of Object.entries({ rows: rowsIn, tabs: tabsIn })) {
    const [mine, plain] = [read(portal).join(" "), read(bare).join(" ")];
    if (mine !== plain)
      throw new Error(`${name}: the bare server shows other ${what}.\nportal ${mine}\nbare   ${plain}`);
  }
  const [mine, plain] = [totalIn(portal), totalIn(bare)];
  if (mine !== undefined && plain !== undefined && mine !== plain)
    throw new Error(`${name}: the portal counts ${mine}, the bare server ${plain}.`);
}
