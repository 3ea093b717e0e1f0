import "server-only";
import { pool } from "./pool";

/** Ends every connection; for a process that is going away. */
export async function closeDatabase(): Promise<void> {
  await pool().end();
}
