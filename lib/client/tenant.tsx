"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { present } from "@/lib/core/invariant";
import { type Permission, type Role, roleCan } from "@/lib/schemas/permissions";
import { type Api, createApi } from "./api";

type Tenant = {
  slug: string;
  /** The path of a page of this tenant. */
  path(rest?: string): string;
  can(permission: Permission): boolean;
  api: Api;
};

const TenantContext = createContext<Tenant | null>(null);

export function TenantProvider({ slug, role, children }: { slug: string; role: Role; children: ReactNode }) {
  const tenant = useMemo(
    () => ({
      slug,
      path: (rest = "") => `/t/${slug}${rest}`,
      can: (permission: Permission) => roleCan(role, permission),
      api: createApi(slug),
    }),
    [slug, role],
  );
  return <TenantContext value={tenant}>{children}</TenantContext>;
}

/** The tenant whose pages are shown, and what the person who looks may do in it. */
export function useTenant(): Tenant {
  return present(useContext(TenantContext), "useTenant is used below TenantProvider");
}
