import type { Page } from "@playwright/test";

/** What went wrong in a page since it was opened. */
export type Harm = {
  /** Scripts that a text had run. */
  ran: number;
  /** Elements, attributes and addresses that no text may make. */
  faults: string[];
  /** What the browser's policy had to refuse. */
  refused: string[];
  /** How often the page changed and was looked at. */
  looks: number;
};

/** Of Markdown, and of the panel and the launcher around it. */
const ELEMENTS = {
  text: "p h2 ul ol li blockquote hr br strong em del code pre a div table thead tbody tr th td button",
  ours: "header span div h1 h2 p main button svg path textarea form footer a ul li blockquote input label legend fieldset bdi",
};
const ATTRIBUTES =
  "class dir id start href title target rel tabindex type role name for rows value placeholder autocomplete maxlength novalidate disabled hidden checked viewBox d lang side aria-label aria-live aria-busy aria-hidden aria-expanded aria-controls aria-pressed aria-invalid aria-describedby aria-required";

/** Watches a page from its first moment on: every element that is ever put in, every attribute that is ever set. */
export async function watchHarm(page: Page): Promise<{ harm(): Promise<Harm>; strangers: string[] }> {
  await page.addInitScript(observe, { elements: ELEMENTS, attributes: ATTRIBUTES });
  const strangers: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!/^(?:http:\/\/127\.0\.0\.1:|data:,$)/.test(url)) strangers.push(url);
  });
  return { harm: () => page.evaluate(() => Reflect.get(window, "harm")), strangers };
}

function observe({ elements, attributes }: { elements: typeof ELEMENTS; attributes: string }) {
  const harm: Harm = { ran: 0, faults: [], refused: [], looks: 0 };
  Reflect.set(window, "harm", harm);
  for (const name of ["alert", "confirm", "prompt", "print", "msgbox"])
    Reflect.set(window, name, () => {
      harm.ran += 1;
    });
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
    harm.refused.push(`${effectiveDirective} ${blockedURI} ${sample}`),
  );
  const [text, ours] = [new Set(elements.text.split(" ")), new Set(elements.ours.split(" "))];
  const known = new Set(attributes.split(" "));
  const say = (fault: string) => {
    if (harm.faults.length < 20) harm.faults.push(fault);
  };
  const look = (element: Element) => {
    const name = element.localName;
    const isText = element.closest(".md") !== null && !element.matches(".md");
    if (!(isText ? text : ours).has(name)) say(`<${name}>`);
    if (isText && name === "button" && element.className !== "mark") say("a button in a text");
    for (const { name: attribute, value } of element.attributes) {
      if (!known.has(attribute)) say(`<${name} ${attribute}=${value}>`);
      if (attribute === "href" && !/^(?:https?:\/\/[^@]*$|mailto:)/.test(value)) say(`href=${value}`);
    }
    if (name === "a" && !/^noopener noreferrer( nofollow)?$/.test(element.getAttribute("rel") ?? ""))
      say("a link without rel");
    if (name === "a" && element.getAttribute("target") !== "_blank") say("a link that leaves the page");
  };
  const lookAt = (records: MutationRecord[]) => {
    harm.looks += 1;
    for (const { addedNodes, target, type } of records) {
      if (type === "attributes" && target instanceof Element && target.closest("body *")) look(target);
      for (const node of addedNodes) {
        if (!(node instanceof Element) || !node.closest("body *")) continue;
        for (const element of [node, ...node.querySelectorAll("*")]) look(element);
      }
    }
  };
  const observer = new MutationObserver(lookAt);
  // The document itself is written by the server; what is told apart here is what scripts make of texts.
  document.addEventListener("readystatechange", () => {
    const root = document.getElementById("panel");
    if (!root || document.readyState !== "interactive") return;
    observer.observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
  });
  // Where no observer gets: a shadow root.
  Reflect.set(window, "look", look);
}
