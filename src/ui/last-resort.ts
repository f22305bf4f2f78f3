import failedWords from "./failed-words.json";

const LANGUAGES = ["zh-CN", "en"] as const;
type Language = (typeof LANGUAGES)[number];

/** The whole page that is sent when not even the portal's frame can be made: no script, both languages. */
export function lastResort(reference: string, nonce: string): string {
  return wholePage({ title: "title", nonce }, (language) => {
    const words = failedWords[language];
    return `<p>${words.text}</p>${reference ? `<p>${words.reference} <b>${reference}</b></p>` : ""}`;
  });
}

/** The same when too many are here at once: the way to the page that was asked for is tried again by a link. */
export function busyPage(nonce: string): string {
  return wholePage({ title: "busyTitle", nonce }, (language) => {
    const { busyText, again } = failedWords[language];
    return `<p>${busyText} <a href="">${again}</a></p>`;
  });
}

type Whole = { readonly title: "title" | "busyTitle"; readonly nonce: string };

function wholePage({ title, nonce }: Whole, partIn: (language: Language) => string): string {
  const parts = LANGUAGES.map(
    (language) => `<div lang="${language}"><h1>${failedWords[language][title]}</h1>${partIn(language)}</div>`,
  );
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${failedWords["zh-CN"][title]}</title><style nonce="${nonce}">${STYLE}</style><main>${parts.join("")}</main></html>`;
}

const STYLE = `body{margin:0;background:#f4f6f6;color:#16232b;font:1rem/1.75 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:42rem;margin:0 auto;padding:1.5rem}div+div{margin-top:2.5rem}h1{font-size:1.75rem;line-height:1.3;border-top:4px double #16232b;padding-top:1rem}a{color:#0b5b5e}`;
