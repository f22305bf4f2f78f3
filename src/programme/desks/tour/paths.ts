/** The stations of the tour: whose part one takes, and which list stands in when no record fits any more. */
export const STATIONS = [
  { key: "write", as: "firm-a", place: "/complaints/start" },
  { key: "assign", as: "intake", place: "/complaints", list: "/complaints?mine=1" },
  { key: "verify", as: "officer", place: "/complaints", list: "/complaints?mine=1" },
  { key: "decide", as: "chief", place: "/complaints", list: "/complaints?mine=1" },
  { key: "investigate", as: "officer", place: "/cases", list: "/cases?mine=1" },
  { key: "police", as: "police", place: "/referrals", list: "/referrals?mine=1" },
  { key: "scitech", as: "scitech", place: "/referrals", list: "/referrals?mine=1" },
  { key: "hr", as: "hr", place: "/referrals", list: "/referrals?mine=1" },
  { key: "follow", as: "firm-a", place: "/complaints", list: "/complaints" },
  { key: "approve", as: "lead", place: "/contact-points", list: "/contact-points?mine=1" },
  { key: "guidance", as: "station", place: "/" },
  { key: "notice", as: "firm-a", place: "/circulars", list: "/circulars" },
  { key: "targets", as: "lead", place: "/targets" },
  { key: "publish", as: "lead", place: "/articles", list: "/articles" },
  { key: "stranger", as: "firm-b", place: "/complaints", list: "/complaints" },
  { key: "trail", as: "auditor", place: "/audit" },
] as const;
export type Station = (typeof STATIONS)[number]["key"];
