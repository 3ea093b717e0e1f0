/** From the least to the most; each may do all that those before it may. */
export const ROLES = ["reader", "editor", "admin", "owner"] as const;
export type Role = (typeof ROLES)[number];

/** Scopes of API tokens, from the least to the most; each includes those before it. */
export const SCOPES = ["read", "write", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

/** The one permission table: the least role of a person and the least scope of a token that may. */
export const PERMISSIONS = {
  "tenant:read": { role: "reader", scope: "read" },
  "tenant:write": { role: "admin", scope: "admin" },
  "tokens:read": { role: "admin", scope: "admin" },
  "tokens:write": { role: "admin", scope: "admin" },
  "bots:read": { role: "reader", scope: "read" },
  "bots:write": { role: "editor", scope: "write" },
  "sources:read": { role: "reader", scope: "read" },
  "sources:write": { role: "editor", scope: "write" },
  "jobs:read": { role: "reader", scope: "read" },
  "chat:use": { role: "reader", scope: "read" },
  "conversations:read": { role: "reader", scope: "read" },
  "audit:read": { role: "admin", scope: "admin" },
} as const satisfies Record<string, { role: Role; scope: Scope }>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether a member with this role may. Buttons ask the same question as the server. */
export function roleCan(role: Role, permission: Permission): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(PERMISSIONS[permission].role);
}

/** Whether a token with these scopes may. */
export function scopesCan(scopes: readonly Scope[], permission: Permission): boolean {
  const least = SCOPES.indexOf(PERMISSIONS[permission].scope);
  return scopes.some((scope) => SCOPES.indexOf(scope) >= least);
}
