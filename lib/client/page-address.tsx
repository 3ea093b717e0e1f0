"use client";

import {
  type ReadonlyURLSearchParams,
  usePathname,
  useSearchParams,
  useSelectedLayoutSegments,
} from "next/navigation";
import { createContext, type ReactNode, useContext, useState } from "react";
import { present } from "@/lib/core/invariant";

type PageAddress = { path: string; params: ReadonlyURLSearchParams };

const PageAddressContext = createContext<PageAddress | null>(null);

/** Stands in the layout of a team's pages. `home` is the address of that layout. */
export function PageAddressProvider({ home, children }: { home: string; children: ReactNode }) {
  const path = [home, ...useSelectedLayoutSegments()].join("/");
  const pathname = usePathname();
  const params = useSearchParams();
  const [address, setAddress] = useState({ path, params });
  // While a document is open beside the page, the browser's address is the document's.
  if (pathname === path && (address.path !== path || address.params !== params)) setAddress({ path, params });
  return <PageAddressContext value={address}>{children}</PageAddressContext>;
}

/**
 * The address of the page itself, also while a document is open beside it: use this, and not the browser's address, for
 * what belongs to the page.
 */
export function usePageAddress(): PageAddress {
  return present(useContext(PageAddressContext), "usePageAddress is used below PageAddressProvider");
}
