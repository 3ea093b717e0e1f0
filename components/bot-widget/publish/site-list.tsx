"use client";

import { Button, FieldError, Input, TextField } from "@heroui/react";
import { Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import type { FieldBinding } from "@/lib/client/use-form";
import { MOST_ORIGINS } from "@/lib/schemas/widget";
import { siteProblems } from "../problems";

/** The sites that may show the widget, one a line; what is wrong with a line stands below it once it is left. */
export function SiteList({ field: { value, error, onChange } }: { field: FieldBinding<string[]> }) {
  const list = useRef<HTMLUListElement>(null);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  // There is always a line to write into.
  const sites = value.length > 0 ? value : [""];
  const problems = siteProblems(sites);
  const lines = sites.map((site, index) => ({ site, index, key: `site-${index}`, problem: problems[index] }));

  const change = (index: number, site: string) => {
    setLeft((before) => new Set([...before].filter((one) => one !== index)));
    onChange(sites.map((old, at) => (at === index ? site : old)));
  };

  function add(): void {
    onChange([...sites, ""]);
    // The line is there with the next frame.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("li:last-child input")?.focus());
  }

  function remove(index: number): void {
    setLeft(new Set());
    onChange(sites.filter((_, at) => at !== index));
    requestAnimationFrame(() => list.current?.querySelector("input")?.focus());
  }

  return (
    <div className="flex flex-col gap-2">
      <ul ref={list} className="flex flex-col gap-2">
        {lines.map(({ site, index, key, problem }) => {
          const isShown = problem && (error !== undefined || left.has(index));
          return (
            <li key={key} className="flex items-start gap-1">
              <TextField
                value={site}
                onChange={(next) => change(index, next)}
                onBlur={() => setLeft((before) => new Set([...before, index]))}
                aria-label={`Site ${index + 1}`}
                isInvalid={Boolean(isShown)}
                validationBehavior="aria"
                inputMode="url"
                autoComplete="off"
                maxLength={300}
                fullWidth
              >
                <Input placeholder="https://example.com" fullWidth dir="ltr" />
                <FieldError>{isShown && problem}</FieldError>
              </TextField>
              <Button
                variant="ghost"
                isIconOnly
                aria-label={`Remove site ${index + 1}`}
                onPress={() => remove(index)}
              >
                <X aria-hidden="true" />
              </Button>
            </li>
          );
        })}
      </ul>
      <Button
        variant="secondary"
        size="sm"
        className="self-start"
        onPress={add}
        isDisabled={sites.length >= MOST_ORIGINS}
      >
        <Plus aria-hidden="true" />
        Add a site
      </Button>
      <p className="text-muted text-sm">
        <code>https://*.example.com</code> stands for every sub-domain, and not for example.com itself. To try
        it on your own machine, add <code>http://localhost:3000</code> with your port.
      </p>
    </div>
  );
}
