import type { Scope } from "@/lib/schemas/permissions";

/** What a token with a scope may do; each may do all that those before it may. */
export const SCOPE_OPTIONS: readonly { value: Scope; label: string; description: string }[] = [
  { value: "read", label: "Read", description: "Ask bots, search, and read what is here." },
  { value: "write", label: "Read and write", description: "Also add, change and delete bots and sources." },
  { value: "admin", label: "Everything", description: "Also change the team, and make and revoke tokens." },
];

/** The greatest of a token's scopes in words: the others are part of it. */
export function scopeLabel(scopes: readonly Scope[]): string {
  return SCOPE_OPTIONS.findLast(({ value }) => scopes.includes(value))?.label ?? "Nothing";
}

export function isScope(value: string): value is Scope {
  return SCOPE_OPTIONS.some((option) => option.value === value);
}
