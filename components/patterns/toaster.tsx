"use client";

import { Toast } from "@heroui/react";

/** Where short messages appear; once in each layout. */
export function Toaster() {
  return <Toast.Provider placement="bottom end" width={380} />;
}
