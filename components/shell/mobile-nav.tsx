"use client";

import { Button, Drawer } from "@heroui/react";
import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";

/** The menu on small screens; it closes when one has arrived. */
export function MobileNav({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const isOpen = openAt === pathname;
  const setIsOpen = (open: boolean) => setOpenAt(open ? pathname : null);
  return (
    <>
      <Button variant="ghost" isIconOnly aria-label="Open the menu" onPress={() => setIsOpen(true)}>
        <Menu aria-hidden="true" />
      </Button>
      <Drawer.Backdrop isOpen={isOpen} onOpenChange={setIsOpen}>
        <Drawer.Content placement="left">
          <Drawer.Dialog aria-label="Menu" className="bg-sidebar p-0">
            <Drawer.CloseTrigger aria-label="Close the menu" />
            {children}
          </Drawer.Dialog>
        </Drawer.Content>
      </Drawer.Backdrop>
    </>
  );
}
