"use client";

import { Button } from "@heroui/react";
import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useId, useState } from "react";
import { useMediaQuery } from "@/lib/client/use-media-query";
import { Preview } from "./preview";

type PreviewProps = ComponentProps<typeof Preview>;

/** Where the page has two columns; the preview is in one place at a time. */
const useIsBeside = () => useMediaQuery("(min-width: 80rem)");

/** Beside the form, in sight while it is filled in. */
export function PreviewBeside(props: PreviewProps) {
  const isBeside = useIsBeside();
  return (
    <div className="hidden xl:block">
      <div className="sticky top-6">{isBeside && <Preview {...props} />}</div>
    </div>
  );
}

/** Among the form's parts, behind a button: where there is no room beside it. */
export function PreviewFold(props: PreviewProps) {
  const id = useId();
  const isBeside = useIsBeside();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="flex flex-col gap-3 xl:hidden">
      <Button
        variant="secondary"
        className="self-start"
        aria-expanded={isOpen}
        aria-controls={id}
        onPress={() => setIsOpen(!isOpen)}
      >
        {isOpen ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        {isOpen ? "Hide the preview" : "Show the preview"}
      </Button>
      <div id={id}>{isOpen && !isBeside && <Preview {...props} />}</div>
    </div>
  );
}
