import path from "node:path";

/** Where backups lie when nobody says otherwise. */
export const backupFolder = (dataDir: string): string => path.join(dataDir, "backups");

/** A time as part of a file's name. */
export const stamp = (time: Date): string => time.toISOString().replace(/[:.]/g, "-");
