"use client";

import { signInByLink } from "@/lib/client/session";
import { useHash } from "@/lib/client/use-hash";
import { CodeStep } from "./code-step";

/** The second step for somebody whom a provider has sent back; the secret behind the `#` stands for the first. */
export function ProviderCode({ next }: { next: string }) {
  const secret = useHash();
  return (
    <CodeStep
      enter={(code) => signInByLink(secret ?? "", code)}
      onIn={() => location.replace(next)}
      onBack={() => location.replace("/sign-in")}
    />
  );
}
