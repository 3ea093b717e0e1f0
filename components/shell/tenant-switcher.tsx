"use client";

import { Dropdown } from "@heroui/react";
import { ChevronsUpDown } from "lucide-react";
import { useRouter } from "next/navigation";

export type TenantChoice = { slug: string; name: string };

type TenantSwitcherProps = { current: TenantChoice; tenants: readonly TenantChoice[] };

/** Which team one is in, and the way to the others. */
export function TenantSwitcher({ current, tenants }: TenantSwitcherProps) {
  const router = useRouter();
  if (tenants.length < 2) return <Name name={current.name} className="h-10 px-2" />;
  return (
    <Dropdown>
      <Dropdown.Trigger
        aria-label={`Team ${current.name}. Change the team`}
        className="touch flex h-10 w-full items-center justify-between gap-2 rounded-lg px-2 text-start hover:bg-default"
      >
        <Name name={current.name} />
        <ChevronsUpDown className="size-4 shrink-0 text-muted" aria-hidden="true" />
      </Dropdown.Trigger>
      <Dropdown.Popover placement="bottom start" className="min-w-56">
        <Dropdown.Menu
          aria-label="Teams"
          selectionMode="single"
          selectedKeys={[current.slug]}
          disallowEmptySelection
          onAction={(slug) => router.push(`/t/${slug}`)}
        >
          {tenants.map(({ slug, name }) => (
            <Dropdown.Item key={slug} id={slug} textValue={name}>
              <Dropdown.ItemIndicator />
              <span className="truncate">{name}</span>
            </Dropdown.Item>
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}

function Name({ name, className = "" }: { name: string; className?: string }) {
  return (
    <span className={`flex min-w-0 items-center gap-2 ${className}`}>
      <span
        aria-hidden="true"
        className="flex size-6 shrink-0 items-center justify-center rounded-md bg-accent-soft font-semibold text-accent-soft-foreground text-xs uppercase"
      >
        {[...name][0]}
      </span>
      <span className="truncate font-medium">{name}</span>
    </span>
  );
}
