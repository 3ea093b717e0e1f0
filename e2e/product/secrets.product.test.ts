// C21: what is secret is nowhere to be found in what a full run leaves behind, on disk and in what it says.
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { addText, ask, call, makePerson, untilEnded } from "./support/api";
import { freshData } from "./support/data";
import { launch } from "./support/launch";

const PASSWORD = "a long pass phrase";
/** Secrets themselves, and mails as they would leave for whom they are meant. */
const MEANT_TO_HOLD = ["secrets.json", "mail"];

/** Signs in as the page does. @returns the cookie */
async function signIn(url: string, email: string): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/password`, {
    method: "POST",
    redirect: "manual",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      cookie: asked.headers
        .getSetCookie()
        .map((cookie) => cookie.split(";")[0])
        .join("; "),
    },
    body: new URLSearchParams({ csrfToken, email, password: PASSWORD, json: "true" }),
  });
  const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith("minirag.session="));
  return session?.split(";")[0] ?? "";
}

function everyFile(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !MEANT_TO_HOLD.includes(path.relative(folder, file).split(path.sep)[0] ?? ""));
}

test("no secret is in the database, the blobs, the index, the jobs or the log", {
  timeout: 120_000,
}, async () => {
  const dataDir = freshData();
  const product = await launch({ dataDir, env: { LOG_LEVEL: "debug", SAMPLES: "0" } }).serves();
  const { url } = product;
  const person = await makePerson(url, "Planted");
  const cookie = await signIn(url, person.email);
  expect(cookie).toContain("=");
  const mine = async <Body>(method: string, route: string, body: unknown): Promise<Body> => {
    const headers = { cookie, origin: url, "content-type": "application/json" };
    const answer = await fetch(`${url}/api/v1${route}`, { method, headers, body: JSON.stringify(body) });
    expect(answer.ok, `${method} ${route}: ${answer.status}`).toBe(true);
    return (await answer.json()) as Body;
  };

  const key = `sk-planted-${randomBytes(20).toString("hex")}`;
  const connection = { name: "Models", provider: "openai", secret: key };
  await call(url, person.token, "POST", "/connections", connection);
  const invitation = await call<{ link: string }>(url, person.token, "POST", "/invitations", {
    email: "rita@example.test",
    role: "reader",
  });
  const factor = await mine<{ secret: string }>("POST", "/account/second-factor", { password: PASSWORD });
  await call(url, "", "POST", "/password-resets", { email: person.email });
  const { id } = await addText(url, person, "Visiting", "It is 212 steps up to the gallery.");
  await untilEnded(url, person, id);
  await ask(url, person, "How many steps lead to the gallery?");
  // A question is no place for a secret, but an error might quote one.
  await call(url, person.token, "POST", "/connections", { ...connection, secret: "two words" }).catch(
    () => null,
  );
  await fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${person.token}x` } });
  await product.stop();

  const stored = JSON.parse(readFileSync(path.join(dataDir, "secrets.json"), "utf8")) as Record<
    string,
    string
  >;
  const secrets = {
    token: person.token,
    session: cookie.split("=")[1] ?? "",
    password: PASSWORD,
    key,
    invitation: new URL(invitation.link).hash.slice(1),
    factor: factor.secret,
    ...stored,
    encryptionKey: stored.ENCRYPTION_KEYS?.split(":")[1] ?? "",
  };
  const files = everyFile(dataDir);
  expect(files.length).toBeGreaterThan(1_000);
  const left = {
    said: product.output,
    ...Object.fromEntries(files.map((file) => [file, readFileSync(file)])),
  };
  const found: string[] = [];
  for (const [name, secret] of Object.entries(secrets)) {
    expect(secret.length, name).toBeGreaterThan(15);
    for (const [where, bytes] of Object.entries(left))
      if (bytes.includes(secret)) found.push(`${name} in ${where}`);
  }
  expect(found).toEqual([]);
  // That it would be found: what is no secret is there.
  expect(files.some((file) => readFileSync(file).includes("Planted@example.test".toLowerCase()))).toBe(true);
  expect(product.output).toContain("/api/v1/connections");
});
