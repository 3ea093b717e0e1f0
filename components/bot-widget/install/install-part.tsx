"use client";

import { type ReactNode, useState } from "react";
import { SelectInput } from "@/components/patterns/choice-fields";
import { CopyField } from "@/components/patterns/copy-field";
import { Card, Part } from "../part";
import { Warning } from "../warning";
import { policyLines, snippetsOf } from "./snippets";

type InstallPartProps = {
  botId: string;
  publicUrl: string;
  /** Whether visitors can reach it, as it is saved. */
  isOn: boolean;
  /** Checks a page that has it. */
  check?: ReactNode;
};

/** What to put into the pages that should show the widget. */
export function InstallPart({ botId, publicUrl, isOn, check }: InstallPartProps) {
  const snippets = snippetsOf(publicUrl, botId);
  const [chosen, setChosen] = useState("html");
  const snippet = snippets.find(({ id }) => id === chosen);
  return (
    <Part id="install" title="Install" description="One line for your site. It holds nothing secret.">
      <Card title="Put it into your site">
        {!isOn && <Warning>The chat is off: the line shows nothing until you publish it.</Warning>}
        <SelectInput
          label="Your site is made with"
          value={chosen}
          onChange={setChosen}
          options={snippets.map(({ id, label }) => ({ value: id, label }))}
        />
        {snippet && (
          <>
            <p className="text-muted">{snippet.hint}</p>
            <CopyField label="Code" value={snippet.code} isMultiline />
          </>
        )}
      </Card>
      <Card
        title="If your site has a Content-Security-Policy"
        description="Add the address to these three lines of it. Without such a policy there is nothing to do."
      >
        <CopyField label="Lines of the policy" value={policyLines(publicUrl)} isMultiline />
      </Card>
      {check}
    </Part>
  );
}
