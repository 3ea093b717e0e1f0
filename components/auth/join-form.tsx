"use client";

import { Button } from "@heroui/react";
import { FormError, TextInput } from "@/components/patterns/fields";
import { callApi } from "@/lib/client/api";
import { dropInvitation } from "@/lib/client/kept-invitation";
import { signInByPassword } from "@/lib/client/session";
import { useForm } from "@/lib/client/use-form";
import { JoinBody, JoinedDto, type OfferDto } from "@/lib/schemas/member";
import { Email, MIN_PASSWORD_LENGTH } from "@/lib/schemas/tenant";

const Values = JoinBody.pick({ name: true, password: true }).extend({ email: Email });

/** Makes an account, joins with it, and signs in. */
export function JoinForm({ secret, offer }: { secret: string; offer: OfferDto }) {
  const initial = { name: "", email: offer.email ?? "", password: "" };
  const form = useForm(Values, initial, async ({ name, email, password }) => {
    const body = { link: secret, name, password, ...(offer.email === null && { email }) };
    const joined = await callApi("POST", "/invitations/join", { body, answer: JoinedDto });
    dropInvitation();
    const home = `/t/${joined.tenant.slug}`;
    const refused = await signInByPassword(joined.email, password);
    location.assign(refused ? `/sign-in?next=${encodeURIComponent(home)}` : home);
  });

  return (
    <form {...form.formProps} className="flex flex-col gap-4">
      <FormError>{form.formError}</FormError>
      <TextInput field={form.field("name")} label="Your name" autoComplete="name" maxLength={80} />
      <TextInput
        field={form.field("email")}
        label="E-mail"
        type="email"
        autoComplete="username"
        isReadOnly={offer.email !== null}
        description={offer.email === null ? undefined : "The invitation is for this address."}
      />
      <TextInput
        field={form.field("password")}
        label="Password"
        type="password"
        autoComplete="new-password"
        description={`At least ${MIN_PASSWORD_LENGTH} characters. A short sentence is easy to remember.`}
      />
      <Button type="submit" variant="primary" fullWidth isPending={form.isPending} className="mt-1">
        Make an account and join
      </Button>
    </form>
  );
}
