/** The pages of the bare server: the same HTML as the portal's, by nothing but template strings. */

/** The portal's own frame around a page, without its scripts: what comes before the content, and what after. */
export type Frame = { readonly before: string; readonly after: string };

/** Cuts the frame out of a page of the portal. */
export function frameOf(page: string): Frame {
  const bare = page
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "")
    .replace(/<link rel="preload"[^>]*as="script"[^>]*>/g, "");
  const [begins, ends] = [bare.indexOf(">", bare.indexOf("<main")) + 1, bare.indexOf("</main>")];
  return { before: bare.slice(0, begins), after: bare.slice(ends) };
}

export function escaped(value: unknown): string {
  return String(value ?? "").replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** A row as PostgreSQL returned it. */
export type Row = Readonly<Record<string, unknown>>;
type Text = (value: unknown) => string;
const e: Text = escaped;

function day(value: unknown): string {
  return value instanceof Date ? `${value.getMonth() + 1}月${value.getDate()}日` : "";
}

const STATUSES: Readonly<Record<string, string>> = {
  submitted: "待登记",
  returned: "等企业补充",
  verifying: "核查",
  proposed: "待审批",
  filed: "已立案",
  not_filed: "不予立案",
  merged: "已并案",
  withdrawn: "已撤回",
  investigating: "调查",
  concluded: "审批",
  decided: "决定",
  closed: "结案",
  registered: "待核对",
  checked: "已核对",
  active: "有效",
};

function light({ paused_since, clock_due }: Row, now: Date): string {
  if (paused_since) return '<span class="light light--paused">已中止</span>';
  if (!(clock_due instanceof Date)) return '<span class="quiet">无期限</span>';
  const left = Math.round((clock_due.getTime() - now.getTime()) / 86_400_000);
  const colour = left < 0 ? "overdue" : left <= 2 ? "red" : left <= 5 ? "yellow" : "green";
  return `<span class="light light--${colour}">${left < 0 ? "已超期" : "剩"} ${Math.abs(left)} 个工作日</span>`;
}

function table(caption: string, heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((text) => `<th role="columnheader" scope="col">${text}</th>`).join("");
  return `<div class="fit"><table role="table" class="table table--fold queue"><caption class="vh">${caption}</caption><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${rows.join("")}</tbody></table></div>`;
}

type ListPage = { readonly path: string; readonly rows: readonly Row[]; readonly counts: Row; readonly now: Date };

/** A work list with its tabs, filters, twenty rows, total and way on. */
export function listHtml({ path, rows, counts, now }: ListPage): string {
  const lines = rows
    .slice(0, 20)
    .map(
      (row) =>
        `<tr role="row"><td role="cell" class="fold-light">${light(row, now)}</td><td role="cell" class="fold-due" data-th="到期">${day(row.due_on)}</td><th role="rowheader" scope="row" class="fold-title wrap"><a href="${path}/${e(row.id)}">${e(row.title)}</a><span class="sub"><span class="num">${e(row.number)}</span></span></th><td role="cell" class="wrap" data-th="企业">${e(row.firm)}</td><td role="cell" class="col-low" data-th="地区">${e(row.division)}</td><td role="cell" class="col-mid" data-th="环节">${STATUSES[String(row.status)]}</td><td role="cell" data-th="承办">${e(row.officers)}</td><td role="cell" class="r fold-hide col-low"><span class="quiet">${day(row.began)}</span></td></tr>`,
    );
  const options = Object.entries(STATUSES)
    .map(([value, label]) => `<option value="${value}">${label}</option>`)
    .join("");
  const last = rows[19];
  return `<header class="pagehead"><h1>投诉<small> ${counts.total}</small></h1></header><nav class="tabs" aria-label="视图"><a href="${path}?mine=1">待我办<span class="count">${counts.mine}</span></a><a href="${path}?overdue=1">已超期<span class="count">${counts.overdue}</span></a><a href="${path}?status=open">在办</a><a href="${path}">全部</a></nav><form class="filters sheetbar" aria-label="筛选"><label>编号、标题、企业<input class="input" name="q"/></label><label>环节<select class="select" name="status"><option value="">全部</option>${options}</select></label><label>灯<select class="select" name="light"><option value="">全部</option><option value="overdue">已超期</option><option value="red">临期</option><option value="yellow">将到期</option><option value="green">期内</option></select></label><label>提交月份<input class="input" name="submittedMonth"/></label><button class="btn btn--2" type="submit">筛选</button></form>${table("投诉，按到期日先后", ["期限", "到期", "投诉", "企业", "地区", "环节", "承办", "提交"], lines)}<nav class="pager" aria-label="分页"><span class="quiet" data-total="${counts.total}">共 ${counts.total} 件</span><a href="${path}?after=${e(last?.id)}" rel="next">下一页</a></nav>`;
}

type CasePage = {
  readonly found: Row;
  readonly clocks: readonly Row[];
  readonly members: readonly Row[];
  readonly counts: Row;
  readonly now: Date;
};

/** One case: head, path, tabs with counts, facts, the shut seal, clocks and steps. */
export function caseHtml({ found, clocks, members, counts, now }: CasePage): string {
  const names = members.map(({ name }) => e(name)).join("、");
  const path = `/cases/${e(found.id)}`;
  const steps = ["立案", "调查", "审批", "决定", "结案"].map((step) => `<li>${step}</li>`).join("");
  const facts = [
    ["投诉", `<a href="/complaints/${e(found.complaint_id)}">${e(found.complaint_number)}</a>`],
    ["立案", day(found.filed_on)],
    ["秘密类别", e(found.secret_kind)],
    ["侵权形式", e(found.forms)],
    ["处理", e(found.outcome)],
    ["决定", day(found.decided_on)],
  ]
    .map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`)
    .join("");
  const terms = clocks
    .map(
      (clock) =>
        `<li class="clock"><span class="clock__name">${e(clock.kind)}</span>${light(clock, now)}<svg class="drip" aria-hidden="true"><rect class="drip__bed" y="4" width="100%" height="2"></rect><rect class="drip__used" y="3" width="40%" height="4"></rect></svg><span class="clock__due">${day(clock.started_on)}起，${day(clock.clock_due)}到期</span><span class="basis"><a href="/time-limits/clocks/${e(clock.id)}">${e(clock.basis)}</a></span></li>`,
    )
    .join("");
  return `<nav class="crumbs" aria-label="所在位置"><ol><li><a href="/cases">案件</a></li><li aria-current="page"><span class="num">${e(found.number)}</span></li></ol></nav><header class="casehead"><div><h1>${e(found.title)}</h1><div class="casehead__meta"><b class="num">${e(found.number)}</b><span class="mark-secret">密</span><span>投诉人 <a href="/enterprises/${e(found.enterprise_id)}">${e(found.firm)}</a></span><span>承办 ${names}</span></div><ol class="path" aria-label="环节">${steps}</ol></div><span class="seal"><img src="/marks/seal-filed.svg" alt="立案印" width="96" height="96"/><small>${day(found.filed_on)}</small></span></header><nav class="tabs" aria-label="案件内容"><a href="${path}">案情</a><a href="${path}?tab=evidence">证据<span class="count">${counts.evidence}</span></a><a href="${path}?tab=referrals">移送协作<span class="count">${counts.referrals}</span></a><a href="${path}?tab=messages">与企业往来<span class="count">${counts.messages}</span></a><a href="${path}?tab=history">办理记录</a></nav><div class="split split--case"><div class="stack stack--wide"><dl class="kv">${facts}</dl><section class="secret secret--shut" aria-label="案情"><div class="secret__band"><h2>案情</h2><span>加密保存</span><span>${names}和本辖区负责人可看</span><a class="push" href="${path}?tab=history">${counts.looks} 次查看</a></div><div class="secret__body"><form class="form" method="POST"><input type="hidden" name="complaintId" value="${e(found.complaint_id)}"/><div class="field"><label for="purpose">为什么要看</label><select class="select" id="purpose" name="purpose"><option>核查投诉</option><option>办理案件</option><option>审核审批</option><option>办理移送</option><option>其他（写明理由）</option></select></div><p class="hint">姓名、时间和理由会记入查看记录，投诉企业看得到。</p><button class="btn" type="submit">打开 10 分钟</button></form></div></section></div><aside class="aside"><section class="section"><h2 class="h3">期限</h2><ul class="clocks">${terms}</ul></section><section class="steps-panel"><h2 class="h3">现在可以办</h2><ul><li class="step"><a class="btn" href="${path}/steps/conclude">提交调查终结报告</a></li><li class="step"><a class="btn btn--2" href="${path}/refer">移送或请求协作</a></li></ul></section></aside></div>`;
}

/** What was found, by kind: total and twenty rows each. */
export function searchHtml(
  query: string,
  groups: readonly { readonly title: string; readonly path: string; readonly rows: readonly Row[] }[],
): string {
  const sections = groups.map(({ title, path, rows }) => {
    const lines = rows.map(
      (row) =>
        `<tr role="row"><th role="rowheader" scope="row" class="fold-title"><a href="${path}/${e(row.id)}">${e(row.name)}</a></th><td role="cell" class="fold-wide">${e(row.sub)}</td><td role="cell" data-th="状态">${STATUSES[String(row.status)] ?? e(row.status)}</td></tr>`,
    );
    return `<section class="section"><div class="section__head"><h2>${title}</h2><a href="${path}?q=${encodeURIComponent(query)}">${rows[0]?.total ?? 0}</a></div>${table(title, ["名称", "内容", "状态"], lines)}</section>`;
  });
  return `<header class="pagehead"><h1>搜索“${e(query)}”</h1></header><form class="filters sheetbar"><label>搜索<input class="input" type="search" name="q" value="${e(query)}"/></label><button class="btn btn--2">搜索</button></form>${sections.join("")}`;
}

/** The lead's figures, each group of rows as a table. */
export function dashboardHtml(groups: readonly { readonly title: string; readonly rows: readonly Row[] }[]): string {
  const sections = groups.map(({ title, rows }) => {
    const heads = Object.keys(rows[0] ?? {});
    const lines = rows.map(
      (row) =>
        `<tr role="row">${heads.map((head) => `<td role="cell">${row[head] instanceof Date ? day(row[head]) : e(row[head])}</td>`).join("")}</tr>`,
    );
    return `<section class="section"><h2 class="h3">${title}</h2>${table(title, heads, lines)}</section>`;
  });
  return `<header class="pagehead"><h1>工作台</h1></header><div class="stack stack--wide">${sections.join("")}</div>`;
}
