/** A command that tries a new token on this deployment: it asks a bot, or, without one, who the token is. */
export function curlLine(origin: string, token: string, botId: string | undefined): string {
  const head = `Authorization: Bearer ${token}`;
  if (botId === undefined) return `curl ${origin}/api/v1/me -H "${head}"`;
  return [
    `curl ${origin}/api/v1/bots/${botId}/chat \\`,
    `  -H "${head}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '{"message": "Your question"}'`,
  ].join("\n");
}
