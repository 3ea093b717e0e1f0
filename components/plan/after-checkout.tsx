"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect } from "react";

/** Who comes back from paying: what is around the page was drawn before we knew that it is paid, so it is drawn once more. */
export function AfterCheckout() {
  const router = useRouter();
  const pathname = usePathname();

  // Syncs with: the server, whose layout knows of the plan.
  useEffect(() => {
    router.replace(pathname);
    router.refresh();
  }, [router, pathname]);

  return null;
}
