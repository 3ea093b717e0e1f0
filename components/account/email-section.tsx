import { CircleAlert, CircleCheck } from "lucide-react";
import { Panel, Section } from "@/components/patterns/section";
import { SendVerification } from "@/components/patterns/send-verification";
import type { AccountDto } from "@/lib/schemas/account";
import { ChangeEmail } from "./change-email";

type EmailSectionProps = {
  account: Pick<AccountDto, "email" | "isEmailVerified" | "hasPassword">;
  isMailReal: boolean;
};

/** The address one is reached at, whether it is confirmed, and the way to another. */
export function EmailSection({ account, isMailReal }: EmailSectionProps) {
  const { email, isEmailVerified, hasPassword } = account;
  return (
    <Section title="E-mail address" description="You sign in with it, and links are mailed to it.">
      <Panel className="divide-y divide-separator">
        <div className="flex flex-wrap items-center justify-between gap-3 p-4">
          <div className="min-w-0">
            <p className="wrap-anywhere font-medium">{email}</p>
            <p className="mt-0.5 flex items-center gap-1.5 text-muted text-xs">
              {isEmailVerified ? (
                <CircleCheck className="size-3.5 shrink-0 text-success" aria-hidden="true" />
              ) : (
                <CircleAlert className="size-3.5 shrink-0 text-warning-soft-foreground" aria-hidden="true" />
              )}
              {isEmailVerified ? "Confirmed" : "Not confirmed yet"}
            </p>
          </div>
          {!isEmailVerified && <SendVerification email={email} isMailReal={isMailReal} />}
        </div>
        <ChangeEmail hasPassword={hasPassword} isMailReal={isMailReal} />
      </Panel>
    </Section>
  );
}
