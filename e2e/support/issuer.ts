import { OAuth2Server } from "oauth2-mock-server";

/** Whom the provider of the tests signs in, whoever asks. */
export const GINA = { sub: "gina-1", email: "gina@example.test", email_verified: true, name: "Gina Guest" };

export const CLIENT = { id: "minirag", secret: "a secret of the tests" };

/** An OpenID provider on loopback that knows one person. @returns its address, and what ends it */
export async function startIssuer(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate("RS256");
  server.service.on("beforeTokenSigning", (token: { payload: object }) => Object.assign(token.payload, GINA));
  await server.start(undefined, "127.0.0.1");
  const url = `http://127.0.0.1:${server.address().port}`;
  server.issuer.url = url;
  return { url, stop: () => server.stop() };
}
