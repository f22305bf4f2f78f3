import failedWords from "./failed-words.json";

/** The whole page that is sent when not even the portal's frame can be made: no style, no script, both languages. */
export function lastResort(reference: string): string {
  const { "zh-CN": chinese, en } = failedWords;
  const parts = [chinese, en].map(
    (words) =>
      `<h1>${words.title}</h1><p>${words.text}</p>${reference ? `<p>${words.reference} <b>${reference}</b></p>` : ""}`,
  );
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${chinese.title}</title><main>${parts.join("")}</main></html>`;
}
