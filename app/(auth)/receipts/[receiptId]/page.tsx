import { notFound } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { ButtonLink } from "@/components/patterns/button-link";
import { PersonLive } from "@/components/patterns/live";
import { Receipt } from "@/components/privacy/receipt";
import { isId } from "@/lib/core/ids";
import { orNotFound } from "@/lib/http";
import { getReceipt } from "@/lib/services/privacy";

export const metadata = { title: "Receipt" };

type ReceiptPageProps = { params: Promise<{ receiptId: string }> };

/** Without a session too: who has just erased their account has none any more. */
export default async function ReceiptPage({ params }: ReceiptPageProps) {
  const { receiptId } = await params;
  if (!isId("erasure", receiptId)) notFound();
  const receipt = await orNotFound(getReceipt(receiptId));
  const subject = receipt.kind === "tenant" ? "team" : "account";
  const title = receipt.finishedAt ? `The ${subject} is erased` : `The ${subject} is being erased`;
  return (
    <AuthCard title={title}>
      <Receipt receipt={receipt} />
      <ButtonLink href="/" className="self-start">
        Go to the start page
      </ButtonLink>
      <PersonLive path={`/erasures/${receipt.id}`} isActive={receipt.finishedAt === null} />
    </AuthCard>
  );
}
