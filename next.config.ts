import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

// Made by scripts/build.ts from the sources: two instances of the same sources agree, and a tab of older ones is told to reload.
const deployment = process.env.NEXT_DEPLOYMENT_ID;

const everywhere = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
};

// The policy for pages carries a nonce and is made in src/proxy.ts; what is no page may load nothing at all.
const noPage = { "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox" };

const config: NextConfig = {
  // `npm test` checks the types of the whole tree; whoever just starts the portal needn't wait for it again.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  compress: false, // platform/front.ts does it, when a page is whole
  reactStrictMode: true,
  devIndicators: false,
  images: { unoptimized: true },
  turbopack: {
    root: import.meta.dirname,
    // Sentences are read once for a process, not once for a request.
    resolveAlias: { "use-intl/format-message": "./src/app/sentences.ts" },
  },
  serverExternalPackages: ["pg", "pg-boss", "pino", "nodemailer", "busboy", "file-type", "write-excel-file", "pdfkit"],
  experimental: {
    serverActions: { bodySizeLimit: "1mb" },
    // Whoever starts the portal builds it once: what a second build could take from a cache costs the first one a quarter of its time.
    turbopackFileSystemCacheForBuild: false,
    // Nothing reads them: 1,800 files beside the portal's own.
    turbopackSourceMaps: false,
  },
  generateBuildId: () => deployment ?? null,
  ...(deployment ? { deploymentId: deployment } : {}),
  headers: async () => [
    { source: "/:path*", headers: listed(everywhere) },
    { source: "/api/:path*", headers: listed(noPage) },
  ],
};

function listed(headers: Readonly<Record<string, string>>) {
  return Object.entries(headers).map(([key, value]) => ({ key, value }));
}

export default createNextIntlPlugin("./src/app/request-locale.ts")(config);
