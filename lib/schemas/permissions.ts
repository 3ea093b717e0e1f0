/** From the least to the most; each may do all that those before it may. */
export const ROLES = ["reader", "editor", "admin", "owner"] as const;
export type Role = (typeof ROLES)[number];

/** Scopes of API tokens, from the least to the most; each includes those before it. */
export const SCOPES = ["read", "write", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

/**
 * The one permission table: the least role of a person and the least scope of a token that may (null: none may), and
 * whether a visitor of a bot's widget may.
 */
export const PERMISSIONS = {
  "tenant:read": { role: "reader", scope: "read" },
  "tenant:write": { role: "admin", scope: "admin" },
  "tenant:own": { role: "owner", scope: null },
  "members:read": { role: "reader", scope: "admin" },
  "members:write": { role: "admin", scope: "admin" },
  "tokens:read": { role: "admin", scope: "admin" },
  "tokens:write": { role: "admin", scope: "admin" },
  "connections:read": { role: "admin", scope: "admin" },
  "connections:write": { role: "admin", scope: "admin" },
  "bots:read": { role: "reader", scope: "read" },
  "bots:write": { role: "editor", scope: "write" },
  "sources:read": { role: "reader", scope: "read" },
  "sources:write": { role: "editor", scope: "write" },
  "jobs:read": { role: "reader", scope: "read" },
  "chat:use": { role: "reader", scope: "read", visitor: true },
  /** What concerns a visitor alone: their own conversation, their details. */
  "visits:use": { role: null, scope: null, visitor: true },
  "conversations:read": { role: "reader", scope: "read" },
  "evaluations:read": { role: "editor", scope: "write" },
  "evaluations:write": { role: "editor", scope: "write" },
  "conversations:export": { role: "editor", scope: "write" },
  "conversations:write": { role: "editor", scope: "write" },
  "contacts:read": { role: "editor", scope: "write" },
  "contacts:write": { role: "editor", scope: "write" },
  "billing:write": { role: "admin", scope: "admin" },
  "audit:read": { role: "admin", scope: "admin" },
} as const satisfies Record<string, { role: Role | null; scope: Scope | null; visitor?: true }>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether a member with this role may. Buttons ask the same question as the server. */
export function roleCan(role: Role, permission: Permission): boolean {
  const { role: least } = PERMISSIONS[permission];
  return least !== null && ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** Whether a visitor of a bot's widget may. */
export function visitorCan(permission: Permission): boolean {
  return "visitor" in PERMISSIONS[permission];
}

/** The most a token may do whose owner has this role. */
const SCOPE_OF_ROLE: Record<Role, Scope> = {
  reader: "read",
  editor: "write",
  admin: "admin",
  owner: "admin",
};

/** A token's scopes as far as its owner's role goes; a higher one becomes the highest that the role has. */
export function cutScopes(scopes: readonly Scope[], role: Role): Scope[] {
  const most = SCOPES.indexOf(SCOPE_OF_ROLE[role]);
  const cut = scopes.map((scope) => SCOPES[Math.min(SCOPES.indexOf(scope), most)] ?? "read");
  return [...new Set(cut)];
}

/** Whether a token with these scopes may. */
export function scopesCan(scopes: readonly Scope[], permission: Permission): boolean {
  const { scope: needed } = PERMISSIONS[permission];
  if (needed === null) return false;
  const least = SCOPES.indexOf(needed);
  return scopes.some((scope) => SCOPES.indexOf(scope) >= least);
}
