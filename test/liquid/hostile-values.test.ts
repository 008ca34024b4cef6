import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeLiquid } from "#app/liquid/make-liquid.ts";
import { aWorld, render } from "#test/liquid/a-world.ts";
import { launchBrowser } from "#test/support/browser.ts";

/** Titles that a merchant, a supplier's feed or an attacker may have typed. */
const TITLES = [
  '<script>alert("x")</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "</script><!--",
  "{{ 'now' | date: '%Y' }}{% render 'x' %}",
  "a & b &amp; c",
  '\\u003c \\ / \\" `$x`',
  "שולחן אלון \u202e reversed \u202c",
  "👩‍👩‍👧‍👦 🙂 é e\u0301",
  "\u2028line\u2029 \u0000 \ufeff \r\n\ttabs",
  "half an emoji \ud83d",
  "x".repeat(250),
  "字".repeat(255),
  "",
  "   ",
  "$& $1 $$ %s %d",
  "constructor",
  "__proto__",
];

type Place = { name: string; source: string; at: string; read: string };

/** Where a title may land in a page, and where a browser finds it again: as an element's text, or as its attribute. */
const PLACES: Place[] = [
  { name: "escape in text", source: "<p>{{ title | escape }}</p>", at: "p", read: "text" },
  { name: "escape in an attribute", source: '<p title="{{ title | escape }}"></p>', at: "p", read: "title" },
  { name: "escape in single quotes", source: "<p title='{{ title | escape }}'></p>", at: "p", read: "title" },
  { name: "json in a script", source: "<script type=json>{{ title | json }}</script>", at: "script", read: "json" },
  { name: "json of an object", source: "<script type=json>{{ product | json }}</script>", at: "script", read: "json" },
  {
    name: "escaped json in an attribute",
    source: '<p id="{{ title | json | escape }}"></p>',
    at: "p",
    read: "json id",
  },
  { name: "t", source: "<p>{{ 'offer' | t: title: title }}</p>", at: "p", read: "text" },
  { name: "image_tag's own alt", source: "{{ product | image_url: width: 10 | image_tag }}", at: "img", read: "alt" },
  { name: "image_tag's given alt", source: "{{ '/a' | image_tag: alt: title }}", at: "img", read: "alt" },
  { name: "link_to's title", source: "{{ 'go' | link_to: '/x', title }}", at: "a", read: "title" },
  { name: "link_to's address", source: "{{ 'go' | link_to: title }}", at: "a", read: "href" },
  {
    name: "link_to_vendor's title",
    source: "{{ title | link_to_vendor | split: '>' | first }}>",
    at: "a",
    read: "title",
  },
  {
    name: "a form's attribute",
    source: "{% form 'cart', cart, data-a: title %}{% endform %}",
    at: "form",
    read: "data-a",
  },
  {
    name: "return_to",
    source: "{% form 'cart', cart, return_to: title %}{% endform %}",
    at: "[name=return_to]",
    read: "value",
  },
  { name: "metafield_tag", source: "{{ field | metafield_tag }}", at: "span", read: "text" },
  { name: "rich text", source: "{{ rich | metafield_tag }}", at: "div p", read: "text" },
  {
    name: "structured_data",
    source: "<script type=json>{{ product | structured_data }}</script>",
    at: "script",
    read: "json",
  },
  { name: "time_tag's class", source: "{{ 'now' | time_tag: '%Y', class: title }}", at: "time", read: "class" },
];

function globalsOf(title: string) {
  const image = { src: "/a.jpg", width: 10, height: 10 };
  return {
    title,
    product: { id: 7, title, url: "/p", featured_image: { ...image, alt: title }, variants: [] },
    field: { type: "single_line_text_field", value: title },
    rich: {
      type: "rich_text_field",
      value: { type: "root", children: [{ type: "paragraph", children: [{ type: "text", value: title }] }] },
    },
  };
}

const translate = { locale: "en", words: { offer: "{{ title }}" }, fallback: {} };
const liquid = makeLiquid(aWorld({ translate, imageUrl: (image) => (image as { src: string }).src }));

/** As a browser takes a text in: it reads line ends as one sign, knows no null, and can't hold half an emoji. */
function asRead(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replaceAll("\u0000", "")
    .replaceAll("\ufffd", "")
    .toWellFormed()
    .replaceAll("\ufffd", "");
}

/** What a browser finds at the place in each page, and how much it would have run. */
function readPages({
  pages,
  at,
  read,
}: {
  pages: string[];
  at: string;
  read: string;
}): { found: string; dangers: number }[] {
  const [kind, name = ""] = read.split(" ");
  return pages.map((html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const element = page.querySelector(at);
    const raw = kind === "text" || read === "json" ? element?.textContent : element?.getAttribute(name || read);
    const value = kind === "json" ? JSON.parse(raw ?? "null") : raw;
    const names = [...page.querySelectorAll("*")].flatMap((one) => one.getAttributeNames());
    const scripts = page.querySelectorAll("script:not([type=json])");
    const dangers = names.filter((one) => one.startsWith("on")).length + scripts.length;
    return { found: String(value?.title ?? value?.name ?? value), dangers };
  });
}

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

describe("a hostile title", () => {
  test.each(PLACES)("stays what it is through $name", async ({ source, at, read }) => {
    const pages = await Promise.all(TITLES.map((title) => liquid.render(source, globalsOf(title))));
    const seen = await page.evaluate(readPages, { pages, at, read });
    expect(seen.map(({ found }) => asRead(found))).toEqual(TITLES.map(asRead));
    expect(seen.map(({ dangers }) => dangers)).toEqual(TITLES.map(() => 0));
  });

  test("would run where a theme forgets to escape it", async () => {
    const html = await liquid.render('<p title="{{ title }}"></p>', globalsOf('"><img src=x onerror=alert(1)>'));
    const seen = await page.evaluate(readPages, { pages: [html], at: "p", read: "title" });
    expect(seen).toEqual([{ found: "", dangers: 1 }]);
  });

  test("is never Liquid itself", async () => {
    expect(await render("{{ title }}{{ title | append: '' }}", { title: "{{ 1 | plus: 1 }}" })).toBe(
      "{{ 1 | plus: 1 }}{{ 1 | plus: 1 }}",
    );
    expect(
      await render(
        "{{ 'a' | t: x: title }}",
        { title: "{{ y }}" },
        { translate: { locale: "en", words: { a: "{{ x }}{{ y }}" }, fallback: {} } },
      ),
    ).toBe("{{ y }}{{ y }}");
  });

  test("finds nothing of JavaScript's by its name", async () => {
    for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty", "__defineGetter__"]) {
      expect(await render("[{{ product[name] }}{{ name | t | size }}]", { name, product: { a: 1 } })).toMatch(
        /^\[\d+\]$/,
      );
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("is cut between characters, never within one", async () => {
    const title = "👩‍👩‍👧‍👦🙂🙂🙂";
    expect((await render("{{ title | truncate: 10 }}{{ title | slice: 0, 3 }}", { title })).isWellFormed()).toBe(true);
  });

  test("keeps within its filters' bounds: sizes, lists and addresses take any text", async () => {
    const filters =
      "upcase downcase capitalize camelize handleize strip strip_html truncate truncatewords escape_once url_encode url_escape url_param_escape md5 sha256 base64_encode newline_to_br size split json money weight_with_unit plus".split(
        " ",
      );
    for (const title of TITLES) {
      for (const filter of filters) {
        const args = { split: ": ','", plus: ": 1" }[filter] ?? "";
        await expect(liquid.render(`{{ title | ${filter}${args} }}`, { title })).resolves.toEqual(expect.any(String));
      }
    }
  });
});

describe("any text at all", () => {
  test("is read back as itself from JSON in a script and from an escaped attribute", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (title) => {
        const html = await liquid.render("{{ title | json }}\n{{ title | escape }}", { title });
        const [json = "", escaped = ""] = [html.slice(0, html.indexOf("\n")), html.slice(html.indexOf("\n") + 1)];
        expect(JSON.parse(json)).toBe(title);
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
        expect(escaped).not.toMatch(/[<>"']/);
      }),
      { numRuns: 200 },
    );
  });

  test("as a number never makes money of what is no number", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -(2 ** 45), max: 2 ** 45 }), async (price) => {
        const text = await liquid.render("{{ price | money }}", { price });
        expect(Number(text.replace(/[£,.]/g, ""))).toBe(price);
      }),
      { numRuns: 200 },
    );
  });
});
