import type { Metadata } from "next";
import { ProviderCode } from "@/components/auth/provider-code";
import { safeNext } from "@/lib/client/safe-next";
import { getReturnPath } from "@/lib/http";

export const metadata: Metadata = { title: "Enter your code" };

export default async function ProviderCodePage() {
  return <ProviderCode next={safeNext(await getReturnPath())} />;
}
