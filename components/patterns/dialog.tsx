"use client";

import { Modal } from "@heroui/react";
import type { ReactNode } from "react";

type DialogProps = {
  title: string;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  children: ReactNode;
  size?: "sm" | "md" | "lg";
  /** Only by its own buttons: for what must not be lost by a slip. */
  isSticky?: boolean;
};

/** A question or a small form above the page. Its content is made anew each time it opens. */
export function Dialog({
  title,
  isOpen,
  onOpenChange,
  children,
  size = "md",
  isSticky = false,
}: DialogProps) {
  return (
    <Modal.Backdrop
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={!isSticky}
      isKeyboardDismissDisabled={isSticky}
    >
      <Modal.Container size={size} scroll="inside">
        <Modal.Dialog>
          {!isSticky && <Modal.CloseTrigger aria-label="Close" />}
          <Modal.Header>
            <Modal.Heading className="font-semibold text-base">{title}</Modal.Heading>
          </Modal.Header>
          {children}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

/** The middle of a dialog; it scrolls when there is much of it. */
export function DialogBody({ children }: { children: ReactNode }) {
  return <Modal.Body className="flex flex-col gap-4 pt-1 text-foreground">{children}</Modal.Body>;
}

export function DialogFooter({ children }: { children: ReactNode }) {
  return <Modal.Footer className="flex-wrap">{children}</Modal.Footer>;
}
