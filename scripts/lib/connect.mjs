// A connection to the database that a variable names, and what is wrong with the variable when there is none.
import pg from "pg";
import { Refusal } from "./progress.mjs";

/** A pooler that refuses what a connection says at its start. */
const TAKES_NO_OPTIONS = /startup parameter|startup option/i;

/**
 * @param {"DATABASE_URL" | "MIGRATION_DATABASE_URL"} name the variable
 * @param {import("pg").ClientConfig} settings
 * @returns {Promise<import("pg").Client>} @throws Refusal
 */
export async function connect(name, settings = {}) {
  const client = new pg.Client({
    connectionString: process.env[name],
    connectionTimeoutMillis: 15_000,
    ...settings,
  });
  client.on("error", () => {});
  await client.connect().catch((error) => {
    throw new Refusal([howToMend(name, error)]);
  });
  return client;
}

function howToMend(name, error) {
  if (error.code === "3D000")
    return `${name}: ${error.message}. Make it with CREATE DATABASE, or name another`;
  if (error.code?.startsWith("28"))
    return `${name}: ${error.message}. Put in a user and password that the server takes`;
  if (TAKES_NO_OPTIONS.test(error.message))
    return `${name} leads to a pooler that takes no options (${error.message}). Name PostgreSQL itself, or set DATABASE_POOLED=1 and MIGRATION_DATABASE_URL`;
  return `the database does not answer (${error.message || error.code}); is ${name} right, and is it running?`;
}
