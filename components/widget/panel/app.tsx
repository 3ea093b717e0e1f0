/** @jsxImportSource preact */
import { Component } from "preact";
import { safeHref } from "@/components/patterns/markdown/safe-href";
import { Composer, focusInput } from "./composer";
import type { Config } from "./config";
import { Failure, wordsFor } from "./failure";
import { Header } from "./header";
import type { Link } from "./link";
import { isOnItsWay } from "./talk";
import type { Talking } from "./talking";
import { Chips, Transcript } from "./transcript";
import { LeadForm, PersonForm } from "./visitor-forms";

type Form = "person" | "erase" | null;

type AppState = { form: Form; thanks: string | null; isLeadSkipped: boolean };

type AppProps = { config: Config; link: Link; talking: Talking };

/** The whole panel. */
export class App extends Component<AppProps, AppState> {
  override state: AppState = { form: null, thanks: null, isLeadSkipped: false };
  #held: string | null = null;

  /** What the page asks in the visitor's name: a form that comes before the chat comes before this as well. */
  ask(text: string) {
    const { config, talking } = this.props;
    if (config.state === "paused") talking.fail(new Failure("forbidden", config.pausedText));
    else if (this.#isLeadFirst()) this.#held = text;
    else talking.ask(text);
  }

  #isLeadFirst() {
    const { config, talking } = this.props;
    return config.lead?.when === "before" && !talking.hasLead && !talking.talk.messages.length;
  }

  override render({ config, link, talking }: AppProps, { form, thanks, isLeadSkipped }: AppState) {
    const { talk, stop } = talking;
    const { words, lead } = config;
    const isPaused = config.state === "paused";
    const isEmpty = talk.messages.length === 0;
    const last = talk.messages.at(-1);
    const isWorking = isOnItsWay(last);
    const close = () => link.say({ type: "close" });
    const isLeadFirst = !isPaused && this.#isLeadFirst();
    const isRefused = last?.role === "assistant" && last.state === "complete" && last.refused;

    const show = (shown: Form) =>
      this.setState({ form: shown }, () =>
        document.querySelector<HTMLElement>(".asks input,.asks button")?.focus(),
      );
    const ask = (text: string) => {
      this.setState({ thanks: null });
      talking.ask(text);
    };
    const done = (text: string) => {
      this.setState({ form: null, thanks: text }, focusInput);
    };
    const leadDone = (text: string) => {
      talking.takeLead();
      done(text);
      if (this.#held) talking.ask(this.#held);
      this.#held = null;
    };
    const parts = { config, link, talking };
    const acts = [
      {
        label: words.fresh,
        run: () => {
          talking.fresh();
          this.setState({ form: null, thanks: null }, focusInput);
        },
      },
      ...(config.person ? [{ label: words.person.label, run: () => show("person") }] : []),
      { label: words.erase.label, run: () => show("erase") },
    ];

    return (
      <>
        <Header config={config} acts={acts} onClose={config.mode === "bubble" ? close : null} />
        <Transcript config={config} talking={talking}>
          {isLeadFirst && <LeadForm {...parts} onDone={leadDone} onSkip={null} />}
          {isEmpty && !isLeadFirst && !isPaused && (
            <Chips label={null} questions={config.suggestions} onAsk={ask} />
          )}
          {last?.role === "assistant" && last.state === "complete" && config.followUps && (
            <Chips label={words.ask} questions={last.followUps} onAsk={ask} />
          )}
          {isRefused && config.person && form !== "person" && (
            <p>
              <button type="button" class="plain" onClick={() => show("person")}>
                {words.person.label}
              </button>
            </p>
          )}
          {isRefused && lead?.when === "unknown" && !talking.hasLead && !isLeadSkipped && !isPaused && (
            <LeadForm {...parts} onDone={leadDone} onSkip={() => this.setState({ isLeadSkipped: true })} />
          )}
          {form === "person" && (
            <div class="asks">
              <PersonForm {...parts} onDone={done} onSkip={() => this.setState({ form: null })} />
            </div>
          )}
          {form === "erase" && (
            <div class="form asks" role="alertdialog" aria-label={words.erase.label}>
              <p>{words.erase.sure}</p>
              <div class="row">
                <button
                  type="button"
                  class="main"
                  onClick={() =>
                    talking.erase().then(
                      () => done(words.erase.done),
                      (thrown) => done(wordsFor(Failure.from(thrown), config)),
                    )
                  }
                >
                  {words.erase.yes}
                </button>
                <button type="button" class="plain" onClick={() => this.setState({ form: null })}>
                  {words.erase.no}
                </button>
              </div>
            </div>
          )}
          {thanks && <p role="status">{thanks}</p>}
        </Transcript>
        <div class="composer">
          {isPaused ? (
            <p role="status" dir="auto">
              {config.pausedText}
            </p>
          ) : (
            !isLeadFirst && <Composer config={config} isWorking={isWorking} onAsk={ask} onStop={stop} />
          )}
          <Foot config={config} />
        </div>
      </>
    );
  }
}

function Foot({ config: { privacy, attribution, words } }: { config: Config }) {
  if (!privacy && !attribution) return null;
  const href = safeHref(privacy?.url);
  return (
    <footer>
      {privacy && <span dir="auto">{privacy.text}</span>}
      {href && (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {words.privacy}
        </a>
      )}
      {attribution && <span>{words.poweredBy}</span>}
    </footer>
  );
}
