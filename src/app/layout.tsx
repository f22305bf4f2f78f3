import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import "./globals.css";

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** What is the same for every page; each names itself where its `h1` stands (`ui/page-title.tsx`). */
export const metadata: Metadata = { icons: "/mark.svg", formatDetection: { telephone: false, date: false } };

/** Language and 长者模式 come from cookies and are rendered by the server: nothing jumps after loading. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()]);
  return (
    <html lang={locale} data-elder={jar.get("elder")?.value === "on" ? "on" : undefined}>
      <body>{children}</body>
    </html>
  );
}
