import { expect, test } from "vitest";
import { digestIn, isEmptyDocument, scriptsLast } from "./page-text";

const script = (source: string, marks: string) => `<script src="/_next/static/chunks/${source}" ${marks}></script>`;

test("scripts are asked for once the page stands, each once, and what they were said to need beforehand isn't", () => {
  const html = `<html><head><link rel="preload" as="script" fetchPriority="low" nonce="n/1=" href="/_next/static/chunks/b.js"/>${script("a.js", 'async="" nonce="n/1="')}${script("old.js", 'noModule="" nonce="n/1="')}<title>案</title></head><body><p>正文</p>${script("b.js", 'nonce="n/1=" async=""')}${script("a.js", 'async="" nonce="n/1="')}<script nonce="n/1=">self.__next_f=[]</script></body></html>`;
  const late = scriptsLast(html);
  expect(late).toContain('<script nonce="n/1=">(function(list){addEventListener("load"');
  expect(late).toContain('(["/_next/static/chunks/a.js","/_next/static/chunks/b.js"])</script></body></html>');
  expect(late.match(/<script src=/g)).toHaveLength(1); // the one for browsers without modules
  expect(late).not.toContain("preload");
  expect(late).toContain('<p>正文</p><script nonce="n/1=">self.__next_f=[]</script>');
});

test("a page without scripts stays as it is, and no text of a person is taken for a script", () => {
  const html = "<html><body>&lt;script src=&quot;/_next/x.js&quot;&gt;&lt;/script&gt;</body></html>";
  expect(scriptsLast(html)).toBe(html);
});

test("an empty document is known by the mark that the framework gives it, and its reference by the digest", () => {
  expect(isEmptyDocument('<!DOCTYPE html><html data-dpl-id="x" id="__next_error__"><head>')).toBe(true);
  expect(isEmptyDocument('<!DOCTYPE html><html lang="zh-CN"><body id="__next_error__">')).toBe(false);
  expect(digestIn('push([1,"6:E{\\"digest\\":\\"2718281828\\"}"])')).toBe("2718281828");
  expect(digestIn('push([1,"6:E{\\"digest\\":\\"NEXT_HTTP_ERROR_FALLBACK;404\\"}"])')).toBe("");
});
