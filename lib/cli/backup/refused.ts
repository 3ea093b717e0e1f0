/** Why a backup or a restore does not come about, in a sentence that says what to do; nothing was changed. */
export class BackupRefused extends Error {}
