import { RelativeTime } from "@/components/patterns/relative-time";
import { Panel, Section } from "@/components/patterns/section";
import type { AccountDto } from "@/lib/schemas/account";

type IdentityListProps = {
  account: Pick<AccountDto, "identities" | "isEmailVerified">;
  providers: readonly { id: string; name: string }[];
};

/** The accounts elsewhere that lead into this one. */
export function IdentityList({ account: { identities, isEmailVerified }, providers }: IdentityListProps) {
  const nameOf = (id: string) => providers.find((provider) => provider.id === id)?.name;
  return (
    <Section title="Linked accounts" description="Signing in there lets you in here.">
      {identities.length > 0 ? (
        <Panel>
          <ul className="divide-y divide-separator">
            {identities.map(({ provider, email, since }) => (
              <li
                key={`${provider} ${email}`}
                className="flex flex-wrap items-center justify-between gap-x-3 p-4"
              >
                <span className="min-w-0">
                  <span className="block font-medium">{nameOf(provider) ?? provider}</span>
                  <span className="wrap-anywhere block text-muted text-xs">
                    {email}
                    {!nameOf(provider) && " · not offered here any more"}
                  </span>
                </span>
                <span className="text-muted text-xs">
                  <RelativeTime iso={since} prefix="Linked " />
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : (
        <p className="rounded-xl border border-border border-dashed p-4 text-muted">
          {isEmailVerified
            ? `None yet. Choose ${wordsFor(providers)} on the sign-in page with this e-mail address, and it is linked.`
            : "None yet. Confirm your e-mail address first: only a confirmed one can be linked."}
        </p>
      )}
    </Section>
  );
}

const wordsFor = (providers: IdentityListProps["providers"]) =>
  providers.map(({ name }) => `“Continue with ${name}”`).join(" or ");
