import { createTranslator } from "next-intl";
import { gistOf } from "@/kernel/small-markup";
import { asActor } from "@/platform/database";
import { env } from "@/platform/env";
import { articlePath, feedPath, informationPath } from "@/programme/information-centre/articles/paths";
import { listPublished, newestChange } from "@/programme/information-centre/published/queries";
import { messagesFor } from "@/programme/words";

const ESCAPED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const xml = (text: string) => text.replace(/[&<>"]/g, (letter) => ESCAPED[letter] ?? "");

/** Characters of a text in the feed. */
const GIST = 200;

/** What is new in the information centre as Atom (RFC 4287): for everybody alike, so that any cache on the way may keep it. */
export async function GET(): Promise<Response> {
  const t = createTranslator({
    locale: "zh-CN",
    messages: await messagesFor("zh-CN"),
    namespace: "informationCentre.articles",
  });
  const base = env().NEXTAUTH_URL;
  const at = (path: string) => new URL(path, base).href;
  const { rows, changed, now } = await asActor({ kind: "public" }, async (ctx) => ({
    rows: (await listPublished(ctx, {})).rows,
    changed: await newestChange(ctx),
    now: ctx.now,
  }));
  const entries = rows.map(
    ({ id, title, body, publishedOn, department }) => `
  <entry>
    <id>urn:uuid:${id}</id>
    <title>${xml(title)}</title>
    <link href="${xml(at(articlePath(id)))}"/>
    <updated>${publishedOn}T00:00:00+08:00</updated>
    <author><name>${xml(department.nameZh)}</name></author>
    <summary>${xml(gistOf(body, GIST))}</summary>
  </entry>`,
  );
  const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
  <id>${xml(at(informationPath()))}</id>
  <title>${xml(t("title"))}</title>
  <link rel="self" href="${xml(at(feedPath))}"/>
  <link href="${xml(at(informationPath()))}"/>
  <updated>${(changed ?? now).toISOString()}</updated>${entries.join("")}
</feed>
`;
  return new Response(feed, {
    headers: {
      "content-type": "application/atom+xml; charset=utf-8",
      "cache-control": "public, max-age=300, stale-while-revalidate=3600",
    },
  });
}
