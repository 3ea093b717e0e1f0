/** @jsxImportSource preact */
import { Component, createRef } from "preact";
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

type MenuProps = { label: string; acts: readonly Act[] };

/** A list of buttons that folds out; it closes by choosing, by Escape, and by going elsewhere. */
class Menu extends Component<MenuProps, { isOpen: boolean }> {
  override state = { isOpen: false };
  readonly #root = createRef<HTMLDivElement>();
  readonly #opener = createRef<HTMLButtonElement>();

  override componentDidMount() {
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !this.#root.current?.contains(target)) this.setState({ isOpen: false });
    };
    for (const name of ["pointerdown", "focusin"]) document.addEventListener(name, leave);
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !this.state.isOpen) return;
        event.stopPropagation();
        this.#leave();
      },
      true,
    );
  }

  #leave() {
    this.setState({ isOpen: false });
    this.#opener.current?.focus();
  }

  override render({ label, acts }: MenuProps, { isOpen }: { isOpen: boolean }) {
    return (
      <div class="menu" ref={this.#root}>
        <button
          type="button"
          class="tool"
          ref={this.#opener}
          aria-label={label}
          title={label}
          aria-expanded={isOpen}
          onClick={() => this.setState({ isOpen: !isOpen })}
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
                  this.#leave();
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
}
