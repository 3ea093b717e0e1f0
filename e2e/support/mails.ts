import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";

type Waiting = { to: string; subject: string; text: string };

/** The link in the newest mail to somebody, out of the outbox; waits until it is there. */
export async function linkTo(to: string, subject: RegExp): Promise<string> {
  const folder = path.join(process.env.E2E_DATA ?? "", "mail");
  let link = "";
  await expect(async () => {
    const mails = readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort()
      .map((name) => JSON.parse(readFileSync(path.join(folder, name), "utf8")) as Waiting);
    const mail = mails.findLast((one) => one.to === to && subject.test(one.subject));
    link = /http\S+/.exec(mail?.text ?? "")?.[0] ?? "";
    expect(link).not.toBe("");
  }).toPass();
  return link;
}
