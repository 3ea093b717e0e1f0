import type { Metadata } from "next";
import { AuthCard, AuthNote } from "@/components/auth/auth-card";
import { MailLinkForm } from "@/components/auth/mail-link-form";
import { TextLink } from "@/components/patterns/text-link";
import { isMailReal } from "@/lib/http";

export const metadata: Metadata = { title: "Forgot password" };

export default async function ForgotPasswordPage() {
  return (
    <AuthCard title="Forgot your password?" lead="We mail you a link to choose a new one.">
      <MailLinkForm path="/password-resets" isMailReal={await isMailReal()} />
      <AuthNote>
        <TextLink href="/sign-in">Back to sign-in</TextLink>
      </AuthNote>
    </AuthCard>
  );
}
