import { EmailSection } from "@/components/account/email-section";
import { EraseAccount } from "@/components/account/erase-account";
import { IdentityList } from "@/components/account/identity-list";
import { MyTeams } from "@/components/account/my-teams";
import { NameForm } from "@/components/account/name-form";
import { TimeZoneForm } from "@/components/account/time-zone-form";
import { Panel, Section } from "@/components/patterns/section";
import { getPersonCtx, isMailReal, orNotFound, signInProviders } from "@/lib/http";
import { getAccount } from "@/lib/services/accounts";
import { listMySettings } from "@/lib/services/settings";

const ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

export default async function AccountPage() {
  const ctx = await getPersonCtx("/account");
  const [account, settings] = await orNotFound(Promise.all([getAccount(ctx), listMySettings(ctx)]));
  const zone = settings.items.find(({ key }) => key === "timeZone")?.choices.user;
  const providers = signInProviders();
  return (
    <>
      <Section title="Name" description="How the other people in your teams see you.">
        <Panel className="p-4">
          <NameForm name={account.name} />
        </Panel>
      </Section>
      <EmailSection account={account} isMailReal={await isMailReal()} />
      {(providers.length > 0 || account.identities.length > 0) && (
        <IdentityList account={account} providers={providers} />
      )}
      {account.tenants.length > 0 && <MyTeams teams={account.tenants} />}
      <Section title="Time zone" description="The one that days and times are shown in to you.">
        <Panel className="p-4">
          <TimeZoneForm zones={ZONES} chosen={typeof zone === "string" ? zone : null} />
        </Panel>
      </Section>
      <EraseAccount hasPassword={account.hasPassword} email={account.email} />
    </>
  );
}
