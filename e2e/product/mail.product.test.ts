import { expect, inject, test, vi } from "vitest";
import { readMessage } from "@/lib/adapters/mailer/testing/read-message";
import { startSmtpServer } from "@/lib/adapters/mailer/testing/smtp-server";
import { call, signInByLink } from "./support/api";
import { usedData } from "./support/data";
import { launch } from "./support/launch";

test("with SMTP_URL mails leave, and the links in them work once", async () => {
  const smtp = await startSmtpServer();
  const env = { SMTP_URL: smtp.url, MAIL_FROM: "MiniRAG <no-reply@example.test>" };
  const { url } = await launch({ dataDir: usedData(), env }).serves();
  const { email } = inject("product").person;

  /** The link in the next mail, after it was asked for. */
  async function linkIn(ask: () => Promise<unknown>): Promise<string> {
    const before = smtp.delivered.length;
    await ask();
    await vi.waitFor(() => expect(smtp.delivered.length).toBe(before + 1), 10_000);
    const { mail } = readMessage(smtp.delivered[before]?.message ?? "");
    expect(mail.to).toBe(email.toLowerCase());
    const [link = ""] = /http\S+#\S+/.exec(mail.text) ?? [];
    expect(link.startsWith(url)).toBe(true);
    return link;
  }

  const signIn = await linkIn(() => call(url, "", "POST", "/sign-in-links", { email }));
  expect(await signInByLink(url, signIn)).toBeTruthy();
  expect(await signInByLink(url, signIn)).toBeNull();

  const reset = await linkIn(() => call(url, "", "POST", "/password-resets", { email }));
  const body = { link: new URL(reset).hash.slice(1), password: "another pass phrase" };
  // That the password has changed is told by a mail, too.
  await call(url, "", "PUT", "/password-resets", body);
  await vi.waitFor(() => expect(smtp.delivered.length).toBe(3), 10_000);
  await expect(call(url, "", "PUT", "/password-resets", body)).rejects.toThrow(/: 4\d\d /);
});
