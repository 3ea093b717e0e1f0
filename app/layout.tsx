import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { SingleUserBar } from "@/components/patterns/single-user-bar";
import { ThemeScript } from "@/components/patterns/theme-script";
import { isSingleUser } from "@/lib/http";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "MiniRAG", template: "%s · MiniRAG" },
  description: "A chatbot in front of your team's own documents, with sources for every answer.",
  icons: { icon: { url: "/favicon.svg", type: "image/svg+xml" } },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfcfd" },
    { media: "(prefers-color-scheme: dark)", color: "#0b0c0f" },
  ],
};

/** Reading the request's nonce makes every page dynamic: a page made in advance would have none, and its scripts would be blocked. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* React Aria puts style elements of its own into the page, and looks here for their nonce. */}
        <meta property="csp-nonce" nonce={nonce} content="" suppressHydrationWarning />
        <ThemeScript nonce={nonce} />
      </head>
      <body
        className={`min-h-dvh bg-background font-sans text-foreground text-sm antialiased ${isSingleUser() ? "[--bar:1.75rem]" : ""}`}
      >
        {isSingleUser() && <SingleUserBar />}
        {children}
      </body>
    </html>
  );
}
