import { BackupRefused } from "./refused";

/** Says a refusal in its own words. @returns the exit code */
export async function refusable(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error;
    console.error(error.message);
    return 1;
  }
}
