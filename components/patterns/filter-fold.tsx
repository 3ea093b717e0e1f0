"use client";

import { Button } from "@heroui/react";
import { SlidersHorizontal } from "lucide-react";
import { type ReactNode, useId, useState } from "react";

type FilterFoldProps = { children: ReactNode; isOpenAtFirst: boolean };

/** Filters side by side; on a phone behind a button, so that the list is in sight. */
export function FilterFold({ children, isOpenAtFirst }: FilterFoldProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  return (
    <>
      <Button
        variant="secondary"
        className="sm:hidden"
        aria-expanded={isOpen}
        aria-controls={id}
        onPress={() => setIsOpen(!isOpen)}
      >
        <SlidersHorizontal aria-hidden="true" />
        Filters
      </Button>
      <div id={id} className={`flex-wrap items-center gap-2 sm:contents ${isOpen ? "flex" : "hidden"}`}>
        {children}
      </div>
    </>
  );
}
