"use client";

import { Tabs } from "@heroui/react";
import { FileText, Globe, MessageCircleQuestion, TextQuote, Video, Waypoints } from "lucide-react";
import { useState } from "react";
import { Panel } from "@/components/patterns/section";
import { AddFiles } from "./add-files";
import { AddPage } from "./add-page";
import { AddQa } from "./add-qa";
import { AddText } from "./add-text";
import { AddVideo } from "./add-video";
import { AddWebsite } from "./add-website";
import { BotChoice, type BotName } from "./bot-choice";

type AddSourceProps = { bots: readonly BotName[]; chosenAtFirst: readonly string[] };

const WAYS = [
  { id: "files", label: "Files", icon: FileText },
  { id: "website", label: "Website", icon: Waypoints },
  { id: "page", label: "Web pages", icon: Globe },
  { id: "text", label: "Text", icon: TextQuote },
  { id: "qa", label: "Questions", icon: MessageCircleQuestion },
  { id: "video", label: "Video", icon: Video },
] as const;

/** The ways to add a source. All stay as they are filled in while one looks at another. */
export function AddSource({ bots, chosenAtFirst }: AddSourceProps) {
  const [way, setWay] = useState("files");
  const [botIds, setBotIds] = useState(chosenAtFirst);
  const botChoice = <BotChoice bots={bots} values={botIds} onChange={setBotIds} />;
  const given = { botIds, botChoice };
  const forms = {
    files: <AddFiles {...given} onDropped={() => setWay("files")} />,
    website: <AddWebsite {...given} />,
    page: <AddPage {...given} />,
    text: <AddText {...given} />,
    qa: <AddQa {...given} />,
    video: <AddVideo {...given} />,
  };
  return (
    <Tabs selectedKey={way} onSelectionChange={(key) => setWay(String(key))}>
      <Tabs.ListContainer className="rounded-xl">
        <Tabs.List aria-label="What to add">
          {WAYS.map(({ id, label, icon: Icon }) => (
            <Tabs.Tab key={id} id={id} className="touch gap-2 whitespace-nowrap rounded-lg px-2">
              <Icon className="size-4" aria-hidden="true" />
              {label}
              <Tabs.Indicator className="rounded-lg" />
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs.ListContainer>
      {WAYS.map(({ id }) => (
        <Tabs.Panel key={id} id={id} shouldForceMount className="p-0 data-inert:hidden">
          <Panel className="p-4 sm:p-5">{forms[id]}</Panel>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
