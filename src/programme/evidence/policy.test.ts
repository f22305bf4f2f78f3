import fc from "fast-check";
import { expect, test } from "vitest";
import { ACCEPT, fileNameOf, mediaTypeFor } from "./policy";

test("name and content must agree", () => {
  expect(mediaTypeFor("合同.pdf", "pdf")).toEqual({ mediaType: "application/pdf" });
  expect(mediaTypeFor("照片.JPEG", "jpg")).toEqual({ mediaType: "image/jpeg" });
  expect(mediaTypeFor("表.xls", "compound")).toEqual({ mediaType: "application/vnd.ms-excel" });
  expect(mediaTypeFor("合同.pdf", "other")).toEqual({ refusal: "not-what-it-says" });
  expect(mediaTypeFor("合同.docx", "zip")).toEqual({ refusal: "not-what-it-says" });
  expect(mediaTypeFor("打包.zip", "docx")).toEqual({ mediaType: "application/zip" });
  for (const name of ["程序.exe", "页面.html", "合同.pdf.exe", "无后缀", "", "a.constructor", "a.__proto__"])
    expect(mediaTypeFor(name, "text")).toEqual({ refusal: "wrong-type" });
  expect(ACCEPT).toContain(".ofd");
});

test("a name keeps its ending and loses what could deceive", () => {
  expect(fileNameOf("C:\\fakepath\\合同.pdf")).toBe("合同.pdf");
  expect(fileNameOf("../../etc/passwd.txt")).toBe("passwd.txt");
  expect(fileNameOf("发票\u202efdp.exe\n")).toBe("发票fdp.exe");
  expect(fileNameOf(`${"长".repeat(400)}.docx`)).toMatch(/…长+\.docx$/);
  expect(fileNameOf(`${"😀".repeat(200)}.pdf`)).toMatch(/^😀+…😀+\.pdf$/u);
  fc.assert(
    fc.property(fc.string(), (name) => {
      const kept = fileNameOf(name);
      expect(kept.length).toBeLessThanOrEqual(200);
      expect(kept).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
    }),
  );
});
