/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { safeHref } from "@/components/patterns/markdown/safe-href";
import { Composer, focusInput } from "./composer";
import type { Config } from "./config";
import { Header } from "./header";
import type { Link } from "./link";
import { isOnItsWay } from "./talk";
import type { Talking } from "./talking";
import { Chips, Transcript } from "./transcript";
import { LeadForm, PersonForm } from "./visitor-forms";

type Form = "lead" | "person" | "erase" | null;

type AppProps = { config: Config; link: Link; talking: Talking };

/** The whole panel. */
export function App({ config, link, talking }: AppProps) {
  const { talk, stop } = talking;
  const { words, lead } = config;
  const isPaused = config.state === "paused";
  const isEmpty = talk.messages.length === 0;
  const last = talk.messages.at(-1);
  const isWorking = isOnItsWay(last);
  const [form, setForm] = useState<Form>(null);
  const [thanks, setThanks] = useState<string | null>(null);
  const [hasLead, setLead] = useState(false);
  const close = () => link.say({ type: "close" });
  const wantsLead = lead !== null && !hasLead && !isPaused;
  const isLeadFirst = wantsLead && lead.when === "before" && isEmpty;
  const isRefused = last?.role === "assistant" && last.state === "complete" && last.refused;

  const ask = (text: string) => {
    setThanks(null);
    talking.ask(text);
  };
  const done = (text: string) => {
    if (form !== "person") setLead(true);
    setForm(null);
    setThanks(text);
    focusInput();
  };
  const formProps = { config, link, talking, onDone: done, onSkip: () => setForm(null) };
  const acts = [
    {
      label: words.fresh,
      run() {
        talking.fresh();
        setForm(null);
        setThanks(null);
        focusInput();
      },
    },
    ...(config.person ? [{ label: words.person.label, run: () => setForm("person") }] : []),
    { label: words.erase.label, run: () => setForm("erase") },
  ];

  return (
    <>
      <Header config={config} acts={acts} onClose={config.mode === "bubble" ? close : null} />
      <Transcript config={config} talking={talking}>
        {isLeadFirst && <LeadForm {...formProps} onSkip={null} />}
        {isEmpty && !isLeadFirst && !isPaused && (
          <Chips label={null} questions={config.suggestions} onAsk={ask} />
        )}
        {last?.role === "assistant" && last.state === "complete" && config.followUps && (
          <Chips label={words.ask} questions={last.followUps} onAsk={ask} />
        )}
        {isRefused && config.person && form !== "person" && (
          <p>
            <button type="button" class="plain" onClick={() => setForm("person")}>
              {words.person.label}
            </button>
          </p>
        )}
        {isRefused && wantsLead && lead.when === "unknown" && (
          <LeadForm {...formProps} onSkip={() => setLead(true)} />
        )}
        {form === "person" && <PersonForm {...formProps} />}
        {form === "erase" && (
          <div class="form" role="alertdialog" aria-label={words.erase.label}>
            <p>{words.erase.sure}</p>
            <div class="row">
              <button
                type="button"
                class="main"
                onClick={() =>
                  talking.erase().then(
                    () => done(words.erase.done),
                    () => done(words.broken),
                  )
                }
              >
                {words.erase.yes}
              </button>
              <button type="button" class="plain" onClick={() => setForm(null)}>
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
