import { PasswordForm } from "@/components/account/password-form";
import { SecondFactor } from "@/components/account/second-factor";
import { Panel, Section } from "@/components/patterns/section";
import { getPersonCtx, orNotFound } from "@/lib/http";
import { getAccount } from "@/lib/services/accounts";

export const metadata = { title: "Security" };

export default async function SecurityPage() {
  const { hasPassword, secondFactor, email } = await orNotFound(
    getAccount(await getPersonCtx("/account/security")),
  );
  return (
    <>
      <Section
        title="Password"
        description={
          hasPassword
            ? "When it changes, you are signed out everywhere but here."
            : "You have none yet: you come in by a provider or by a mailed link. With one you can also sign in by e-mail and password."
        }
      >
        <Panel className="p-4">
          <PasswordForm key={String(hasPassword)} hasPassword={hasPassword} email={email} />
        </Panel>
      </Section>
      <SecondFactor state={secondFactor} hasPassword={hasPassword} />
    </>
  );
}
