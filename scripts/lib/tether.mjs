// Programs that must not outlive us, however we end. Old Nodes run this file too: keep it plain.
import { spawn } from "node:child_process";

// A shell starts the program and holds the other end of a pipe of ours. When we are gone, even by kill -9, the pipe
// ends, and the shell sends the program its signal.
const SHELL = `
signal=$1; shift
exec 3<&0 </dev/null
"$@" 3<&- &
program=$!
(read -r _ <&3; kill -s "$signal" "$program") >/dev/null 2>&1 &
watch=$!
exec 3<&-
wait "$program"
code=$?
kill "$watch" 2>/dev/null
exit "$code"`;

/**
 * Spawns a program that ends when this process does.
 * @param {{ signal?: "TERM" | "INT", output: ["pipe" | "ignore" | number, "pipe" | "ignore" | number] }} options
 *   besides spawn's own: what ends the program, and where its output goes
 */
export function spawnTethered(command, args, { signal = "TERM", output, ...options }) {
  if (process.platform === "win32") return spawn(command, args, { ...options, stdio: ["ignore", ...output] });
  const child = spawn("/bin/sh", ["-c", SHELL, "tether", signal, command, ...args], {
    ...options,
    stdio: ["pipe", ...output],
  });
  child.stdin?.on("error", () => {});
  return child;
}

/**
 * Runs a tethered program to its end.
 * @returns {Promise<string>} its output @throws Error with the output when it fails
 */
export function runTethered(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawnTethered(command, args, { ...options, output: ["pipe", "pipe"] });
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (data) => {
        text += data;
      });
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve(text) : reject(new Error(text.trim() || `exit ${code}`)),
    );
  });
}
