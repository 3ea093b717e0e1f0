/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Config } from "./config";
import { Icon } from "./icons";

export type Act = { label: string; run(): void };

type HeaderProps = { config: Config; acts: readonly Act[]; onClose: (() => void) | null };

export function Header({ config, acts, onClose }: HeaderProps) {
  const { words, name, texts, appearance } = config;
  const title = texts.title ?? name;
  return (
    <header>
      {appearance.logo ? (
        <span class="logo" ref={showing(appearance.logo)} />
      ) : (
        <span class="letter" aria-hidden="true">
          {[...title][0]}
        </span>
      )}
      <div class="names">
        <h1 dir="auto">{title}</h1>
        <p dir="auto">{texts.subtitle ?? words.subtitle}</p>
      </div>
      <Menu label={words.menu} acts={acts} />
      {onClose && (
        <button type="button" class="tool" aria-label={words.close} title={words.close} onClick={onClose}>
          <Icon of="close" />
        </button>
      )}
    </header>
  );
}

/** As a background, which a picture that does not load leaves empty. */
const showing = (address: string) => (element: HTMLElement | null) => {
  if (element) element.style.backgroundImage = `url(${JSON.stringify(address)})`;
};

/** A list of buttons that folds out; it closes by choosing, by Escape, and by going elsewhere. */
function Menu({ label, acts }: { label: string; acts: readonly Act[] }) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !root.current?.contains(target)) setOpen(false);
    };
    const leaveByKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      setOpen(false);
      opener.current?.focus();
    };
    for (const name of ["pointerdown", "focusin"]) document.addEventListener(name, leave);
    document.addEventListener("keydown", leaveByKey, true);
    return () => {
      for (const name of ["pointerdown", "focusin"]) document.removeEventListener(name, leave);
      document.removeEventListener("keydown", leaveByKey, true);
    };
  }, [isOpen]);
  return (
    <div class="menu" ref={root}>
      <button
        type="button"
        class="tool"
        ref={opener}
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon of="more" />
      </button>
      {isOpen && (
        <div>
          {acts.map(({ label: name, run }) => (
            <button
              key={name}
              type="button"
              onClick={() => {
                setOpen(false);
                opener.current?.focus();
                run();
              }}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
