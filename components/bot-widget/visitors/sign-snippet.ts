/** For the owner's server: vouches for a visitor for one hour. Needs nothing but Node. */
export const SIGN_SNIPPET = `import { createHmac } from "node:crypto";

const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

export function signVisitor({ id, name, email }, secret = process.env.MINIRAG_VISITOR_SECRET) {
  const exp = Math.floor(Date.now() / 1000) + 3600;
  const said = encode({ alg: "HS256", typ: "JWT" }) + "." + encode({ sub: id, name, email, exp });
  return said + "." + createHmac("sha256", secret).update(said).digest("base64url");
}
`;

/** For the owner's page. */
export const IDENTIFY_SNIPPET = `// token: what signVisitor gave back on your server
MiniRAG.identify(token);
`;
