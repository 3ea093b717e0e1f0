"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useId, useSyncExternalStore } from "react";
import { chooseTheme, THEMES, type Theme, themeOf } from "@/lib/client/theme";

const LOOKS = {
  light: { label: "Light", icon: Sun },
  dark: { label: "Dark", icon: Moon },
  system: { label: "As the system", icon: Monitor },
} as const;

/** Light, dark, or as the system has it. */
export function ThemeSwitch() {
  const group = useId();
  const chosen = useSyncExternalStore(onThemeChange, readTheme, () => null);
  return (
    <fieldset className="m-0 flex w-fit rounded-lg border border-border p-0.5">
      <legend className="sr-only">Theme</legend>
      {THEMES.map((theme) => (
        <ThemeChoice key={theme} group={group} theme={theme} isChosen={chosen === theme} />
      ))}
    </fieldset>
  );
}

type ThemeChoiceProps = { group: string; theme: Theme; isChosen: boolean };

function ThemeChoice({ group, theme, isChosen }: ThemeChoiceProps) {
  const { label, icon: Icon } = LOOKS[theme];
  return (
    <label
      title={label}
      className="touch touch-square flex h-7 min-w-8 cursor-pointer items-center justify-center rounded-md text-muted hover:text-foreground has-checked:bg-default has-checked:text-foreground has-focus-visible:outline-2 has-focus-visible:outline-focus"
    >
      <input
        type="radio"
        name={group}
        className="sr-only"
        checked={isChosen}
        onChange={() => chooseTheme(theme)}
      />
      <Icon className="size-4" aria-hidden="true" />
      <span className="sr-only">{label}</span>
    </label>
  );
}

const readTheme = () => themeOf(document.documentElement.dataset.chosen);

function onThemeChange(notify: () => void): () => void {
  const root = document.documentElement;
  root.addEventListener("theme", notify);
  return () => root.removeEventListener("theme", notify);
}
