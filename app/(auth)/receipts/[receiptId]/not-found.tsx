import { AuthCard } from "@/components/auth/auth-card";
import { ButtonLink } from "@/components/patterns/button-link";

export default function NoReceipt() {
  return (
    <AuthCard
      title="There is no such receipt"
      lead="The address is wrong, or cut short. The whole address stands in the mail that told of the erasure."
    >
      <ButtonLink href="/" className="self-start">
        Go to the start page
      </ButtonLink>
    </AuthCard>
  );
}
