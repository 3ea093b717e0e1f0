import type { Metadata } from "next";
import { AuthCard, AuthNote } from "@/components/auth/auth-card";
import { ForgotPasswordForm } from "@/components/auth/forgot-password-form";
import { TextLink } from "@/components/patterns/text-link";

export const metadata: Metadata = { title: "Forgot password" };

export default function ForgotPasswordPage() {
  return (
    <AuthCard title="Forgot your password?" lead="We mail you a link to choose a new one.">
      <ForgotPasswordForm />
      <AuthNote>
        <TextLink href="/sign-in">Back to sign-in</TextLink>
      </AuthNote>
    </AuthCard>
  );
}
