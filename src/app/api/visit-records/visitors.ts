import { LEAD_BUREAU, type Page } from "@/platform/pdf";
import { drawTable } from "@/platform/table-pdf";
import type { VisitDetail } from "@/programme/visits/queries";

/** Who makes a visit, as its papers name them. */

type People = VisitDetail["people"];

/** The bureau of whoever makes the visit; while nobody does, the one that leads. */
export function issuerOf([first]: People): string {
  return first?.department?.nameZh ?? LEAD_BUREAU;
}

/** Names, bureaus and the numbers on the cards that they show. */
export function drawVisitors(page: Page, people: People): void {
  drawTable(
    page,
    ["姓名", "单位", "执法证号"],
    people.map(({ name, department, cardNumber }) => [name, department?.nameZh ?? "", cardNumber ?? "未登记"]),
  );
}
