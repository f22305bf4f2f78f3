import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import "./globals.css";

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ui");
  return {
    title: { default: t("brand"), template: t("titleTemplate") },
    icons: "/mark.svg",
    formatDetection: { telephone: false, date: false },
  };
}

/** Language and 长者模式 come from cookies and are rendered by the server: nothing jumps after loading. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()]);
  return (
    <html lang={locale} data-elder={jar.get("elder")?.value === "on" ? "on" : undefined}>
      <body>{children}</body>
    </html>
  );
}
