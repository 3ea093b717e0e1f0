import { setTimeout as sleep } from "node:timers/promises";

export type Person = { token: string; botId: string };
export type Source = {
  id: string;
  status: string;
  counts: { documents: number; ready: number; chunks: number };
};

/** Calls the API as a program does. @throws Error for an answer that is no success */
export async function call<Body>(
  url: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Body> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === "" ? null : JSON.parse(text)) as Body;
}

/** A team with a token and a bot. */
export async function makePerson(url: string, name: string): Promise<Person & { email: string }> {
  const email = `${name}@example.test`;
  const made = await call<{ token: { token: string } }>(url, "", "POST", "/tenants", {
    name,
    email,
    password: "a long pass phrase",
  });
  const { token } = made.token;
  const { id } = await call<{ id: string }>(url, token, "POST", "/bots", { name });
  return { token, botId: id, email };
}

export async function addText(
  url: string,
  { token, botId }: Person,
  title: string,
  text: string,
): Promise<Source> {
  return call(url, token, "POST", "/sources", { type: "text", title, text, botIds: [botId] });
}

/** The source, when nothing of it is at work any more. */
export async function untilEnded(url: string, { token }: Person, id: string): Promise<Source> {
  for (;;) {
    const source = await call<Source>(url, token, "GET", `/sources/${id}`);
    if (!["queued", "discovering", "syncing", "processing"].includes(source.status)) return source;
    await sleep(50);
  }
}

export async function ask(
  url: string,
  { token, botId }: Person,
  message: string,
): Promise<{ answer: string; citations: unknown[] }> {
  return call(url, token, "POST", `/bots/${botId}/chat`, { message });
}

/** Signs in with a one-time link, as the page behind it does. @returns the session's cookie, or null when the link is refused */
export async function signInByLink(url: string, link: string): Promise<string | null> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const cookies = asked.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/link`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: cookies.join("; ") },
    body: new URLSearchParams({ csrfToken, link: new URL(link).hash.slice(1), json: "true" }),
  });
  const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith("minirag.session="));
  return session?.split(";")[0] ?? null;
}
