import { AppError } from "@/lib/core/errors";

const MAX_TOKEN_LENGTH = 200;

/**
 * The API token a request carries, by `Authorization: Bearer`, `Authorization: ApiKey` or `X-API-Key`, which are equal;
 * null when it carries none.
 * @throws AppError unauthenticated when there is one that cannot be a token
 */
export function readToken(headers: Headers): string | null {
  const authorization = headers.get("authorization");
  const apiKey = headers.get("x-api-key");
  if (authorization === null && apiKey === null) return null;
  const token = apiKey ?? /^(?:Bearer|ApiKey) +(\S+)$/i.exec(authorization ?? "")?.[1];
  if (!token || token.length > MAX_TOKEN_LENGTH) throw badToken();
  return token;
}

export function badToken(): AppError {
  return new AppError("unauthenticated", "This token is not valid. Was it revoked, or has it run out?");
}
