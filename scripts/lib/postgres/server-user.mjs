// PostgreSQL refuses to run as root: as root it gets a user of its own, and files that user can reach.
import { execFileSync } from "node:child_process";
import { chownSync, existsSync, lchownSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const NAME = "postgres";
const USERS = "/etc/passwd";

/** Who runs the server: null for "whoever we are", else the user's name and numeric ids. */
export function serverUser(say) {
  if (process.getuid?.() !== 0) return null;
  const existing = lookUp(NAME);
  if (existing) return existing;
  try {
    execFileSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME], {
      stdio: "ignore",
    });
    say(`Made the system user "${NAME}": PostgreSQL does not run as root.`);
    return lookUp(NAME) ?? lookUp("nobody");
  } catch {
    return lookUp("nobody"); // no useradd here (Alpine, say)
  }
}

/** Users of the machine itself; a directory service is of no use to a server that runs here. */
function lookUp(name) {
  const lines = existsSync(USERS) ? readFileSync(USERS, "utf8").split("\n") : [];
  const [, , uid, gid] = lines.map((line) => line.split(":")).find(([first]) => first === name) ?? [];
  return uid === undefined ? null : { name, uid: Number(uid), gid: Number(gid) };
}

/** Whether `user` may pass through every folder down to `target`. */
export function canReach(user, target) {
  if (!user) return true;
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat?.isDirectory() && !mayEnter(user, stat)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

function mayEnter(user, { uid, gid, mode }) {
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** Hands a folder and all in it to the server's user. */
export function giveTo(user, folder) {
  if (!user) return;
  chownSync(folder, user.uid, user.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) giveTo(user, file);
    else lchownSync(file, user.uid, user.gid);
  }
}
