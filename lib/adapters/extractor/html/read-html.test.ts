import { describe, expect, it } from "vitest";
import { blocksOf, readOrThrow } from "../testing/read";

async function blocks(html: string): Promise<string[]> {
  return blocksOf(await readOrThrow(html, "page.html"));
}

const ARTICLE = "The harbour was built in three stages, and each of them took longer than planned. "
  .repeat(10)
  .trim();

describe("blocks of a page", () => {
  it("writes headings, paragraphs, line breaks and inline marks", async () => {
    const html = `<h1>A <em>big</em> title<a class="headerlink" href="#x">¶</a></h1>
      <p>One <b>bold</b>\n  word, H<sub>2</sub>O<br>next&nbsp;line</p>loose text<div>in <span>a</span> <div>deeper</div> box</div>`;
    expect(await blocks(html)).toEqual([
      "heading1: A big title",
      "paragraph: One bold word, H2O\nnext line",
      "paragraph: loose text",
      "paragraph: in a",
      "paragraph: deeper",
      "paragraph: box",
    ]);
  });

  it("writes lists with their depth, numbers and what is in the items", async () => {
    const html = `<ul><li>one<ul><li>inner <b>a</b></li><li><p>inner b</p><p>more</p></li></ul></li><li>two</li></ul>
      <ol start="3"><li>three</li><li value="7">seven</li><li>eight<pre>code  here</pre></li><li>nine</li></ol>`;
    expect(await blocks(html)).toEqual([
      "list: - one\n  - inner a\n  - inner b more\n- two",
      "list: 3. three\n7. seven\n8. eight",
      "code: code  here",
      "list: 9. nine",
    ]);
  });

  it("writes tables of data as rows, with cells over rows repeated and tables within as text", async () => {
    const html = `<table><caption>Berths</caption><thead><tr><th>Name<th>Length<th>Note</tr></thead>
      <tr><td rowspan=2>North</td><td>10 m</td><td><ul><li>water</li><li>power</li></ul></td></tr>
      <tr><td colspan=2>closed</td></tr><tr><td>South</td><td></td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>`;
    expect(await blocks(html)).toEqual([
      "paragraph: Berths",
      "table: Name | Length | Note\nNorth | 10 m | water power\nNorth | closed\nSouth |  | a b",
    ]);
  });

  it("reads a table that only lays out a page as the page", async () => {
    const html = `<table><tr><td>menu</td><td><h1>Title</h1><p>${ARTICLE}</p></td></tr></table>`;
    expect(await blocks(html)).toEqual(["paragraph: menu", "heading1: Title", `paragraph: ${ARTICLE}`]);
  });

  it("keeps code as it is, without its line numbers", async () => {
    const html = `<table class="highlight"><tr><td class="gutter"><pre>1\n2</pre></td><td><pre><code>if (a &lt; b) {\n  go();\n}</code></pre></td></tr></table><p>${ARTICLE}</p>`;
    expect((await blocks(html))[0]).toBe("code: if (a < b) {\n  go();\n}");
  });
});

describe("the content of a page", () => {
  it("leaves out scripts, menus, headers, footers, banners and what is hidden", async () => {
    const html = `<title>Harbour – Site</title><meta property="og:title" content="Harbour">
      <header>Logo</header><nav>Home</nav><div id="cookie-banner">We use cookies</div><aside>Ads</aside>
      <div class="content"><h1>Harbour</h1><p>${ARTICLE}</p><p hidden>secret</p><p style="display: none">unseen</p>
      <span aria-hidden="true">icon</span><noscript>Switch on scripts</noscript><style>p{}</style><button>Buy</button></div>
      <script>alert(1)</script><footer>Imprint</footer>`;
    const document = await readOrThrow(html, "page.html");
    expect(document.title).toBe("Harbour");
    expect(blocksOf(document)).toEqual(["heading1: Harbour", `paragraph: ${ARTICLE}`]);
  });

  it("takes what is marked as the content, with its own headers and notes, and a title from above it", async () => {
    const html = `<header><h1>Harbour</h1><p>slogan</p></header><div>teaser</div><main><header><p>By Ann</p></header>
      <p>${ARTICLE}</p><aside>A note</aside><nav>On this page</nav><footer>Written in May</footer></main><div>related</div>`;
    expect(await blocks(html)).toEqual([
      "heading1: Harbour",
      "paragraph: By Ann",
      `paragraph: ${ARTICLE}`,
      "paragraph: A note",
      "paragraph: Written in May",
    ]);
  });

  it.each([
    ["all of it in a header", `<header><h1>Harbour</h1><p>${ARTICLE}</p></header>`],
    ["a wrapper with a telling name", `<div class="newsletter"><h1>Harbour</h1><p>${ARTICLE}</p></div>`],
    ["an empty main", `<main></main><h1>Harbour</h1><p>${ARTICLE}</p>`],
    [
      "several articles",
      `<h1>Harbour</h1><article><p>short</p></article><article><p>${ARTICLE}</p></article>`,
    ],
    ["a main that says little", `<main>Loading…</main><div><h1>Harbour</h1><p>${ARTICLE}</p></div>`],
  ])("never loses the article: %s", async (_, html) => {
    const { text } = await readOrThrow(html, "page.html");
    expect(text).toContain("Harbour");
    expect(text).toContain(ARTICLE);
  });

  it("obeys the encoding that the page or the server names, unless the bytes say otherwise", async () => {
    const cyrillic = Buffer.concat([
      Buffer.from('<meta charset="koi8-r"><p>'),
      Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]),
      Buffer.from("</p>"),
    ]);
    expect((await readOrThrow(cyrillic, "page.html")).text).toBe("Привет");
    const latin = Buffer.from("<p>Gr\xF6\xDFe</p>", "latin1");
    expect((await readOrThrow(latin, "page.html", "text/html; charset=iso-8859-1")).text).toBe("Größe");
    expect((await readOrThrow('<meta charset="latin1"><p>Größe</p>', "page.html")).text).toBe("Größe");
  });

  it("reads pages that nest without end", async () => {
    const depth = 20_000;
    const html = `${"<div>".repeat(depth)}deep${"</div>".repeat(depth)}<p>after</p>`;
    expect((await readOrThrow(html, "page.html")).text).toBe("deep\n\nafter");
  });
});
