/**
 * Asks our server from the site's page.
 * @returns its answer; none when it refuses or cannot be reached, which a browser does not let a page tell apart: a refusal
 * carries no CORS header
 */
export async function call<Answer extends object>(
  url: string,
  init?: RequestInit,
): Promise<Answer | undefined> {
  const response = await fetch(url, { ...init, credentials: "omit" }).catch(() => undefined);
  return response?.ok ? response.json().catch(() => undefined) : undefined;
}
