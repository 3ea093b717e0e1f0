import { buttonVariants } from "@heroui/styles";
import Link from "next/link";
import type { ComponentProps } from "react";

type Look = Parameters<typeof buttonVariants>[0];
type ButtonLinkProps = ComponentProps<typeof Link> & {
  variant?: NonNullable<Look>["variant"];
  size?: NonNullable<Look>["size"];
};

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ variant = "secondary", size, className = "", ...props }: ButtonLinkProps) {
  return <Link {...props} className={`${buttonVariants({ variant, size })} ${className}`} />;
}
