export const OWNER = { email: "olga@example.test", password: "a long pass phrase", name: "Olga Owner" };
export const TENANT = { name: "Lighthouse", slug: "lighthouse" };
