import type { Surroundings } from "./command";

/** Says what the link does, and how to make it work when nobody is there to answer it. */
export function printLink(what: string, link: string, { isRunning }: Surroundings): void {
  console.log(`${what}\n\n  ${link}\n`);
  if (!isRunning)
    console.log("MiniRAG does not run on this data now; start it with `npm start` before you open the link.");
}
