import Link from "next/link";
import type { ComponentProps } from "react";

/** A link in running text. */
export function TextLink({ className = "", ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className={`rounded font-medium text-link underline decoration-1 underline-offset-4 hover:decoration-2 ${className}`}
    />
  );
}
