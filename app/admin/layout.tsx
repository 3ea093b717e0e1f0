import type { Metadata } from "next";
import type { ReactNode } from "react";
import { OperatorShell } from "@/components/admin/operator-shell";
import { PageAddressProvider } from "@/lib/client/page-address";
import { getOperator } from "@/lib/http";

export const metadata: Metadata = { title: { default: "Console", template: "%s · Console · MiniRAG" } };

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { person } = await getOperator();
  return (
    <PageAddressProvider home="/admin">
      <OperatorShell email={person.email}>{children}</OperatorShell>
    </PageAddressProvider>
  );
}
