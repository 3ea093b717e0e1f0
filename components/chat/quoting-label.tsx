"use client";

import { Button, Popover } from "@heroui/react";
import { TextQuote } from "lucide-react";

/** Why answers are quotes, and how to change that. */
export const QUOTING =
  "No language model is set, so answers are made of sentences quoted from the sources. Whoever runs MiniRAG can set CHAT_MODEL to have them written.";

type QuotingLabelProps = {
  /** A model is set, and could not be used this time. */
  isStandIn: boolean;
};

/** Says of an answer that it quotes, and why. */
export function QuotingLabel({ isStandIn }: QuotingLabelProps) {
  return (
    <Popover>
      <Button variant="ghost" size="sm" className="font-normal text-muted text-xs">
        <TextQuote aria-hidden="true" />
        Extractive mode
      </Button>
      <Popover.Content placement="top" className="max-w-72">
        <Popover.Dialog aria-label="Extractive mode" className="p-3 outline-none">
          <p>{isStandIn ? STAND_IN : QUOTING}</p>
        </Popover.Dialog>
      </Popover.Content>
    </Popover>
  );
}

const STAND_IN =
  "The language model could not be used for this answer, so it is made of sentences quoted from the sources. Ask again to have it written.";
