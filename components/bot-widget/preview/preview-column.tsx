"use client";

import { Button } from "@heroui/react";
import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useId, useState } from "react";
import { useMediaQuery } from "@/lib/client/use-media-query";
import { Preview } from "./preview";

/** Beside the form where there is room, and behind a button where there is none. */
export function PreviewColumn(props: ComponentProps<typeof Preview>) {
  const id = useId();
  const isBeside = useMediaQuery("(min-width: 80rem)");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="xl:sticky xl:top-6">
      <Button
        variant="secondary"
        className="xl:hidden"
        aria-expanded={isOpen}
        aria-controls={id}
        onPress={() => setIsOpen(!isOpen)}
      >
        {isOpen ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        {isOpen ? "Hide the preview" : "Show the preview"}
      </Button>
      <div id={id} className={isOpen && !isBeside ? "mt-3" : ""}>
        {(isBeside || isOpen) && <Preview {...props} />}
      </div>
    </div>
  );
}
