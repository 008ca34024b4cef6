import filters from "@shopify/theme-check-docs-updater/data/filters.json" with { type: "json" };
import tags from "@shopify/theme-check-docs-updater/data/tags.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { SAMPLE } from "#test/liquid/a-sample.ts";
import { render } from "#test/liquid/a-world.ts";
import { EXAMPLES } from "#test/liquid/filter-examples.ts";

/** Shopify's filters that are missing here. A theme engine can bring them through the world's `filters`. */
const MISSING_FILTERS = [
  // Players and viewers of Shopify's own.
  "external_video_tag",
  "external_video_url",
  "media_tag",
  "model_viewer_tag",
  "video_tag",
  // Fonts from Shopify's library.
  "font_face",
  "font_modify",
  "font_url",
  // Buttons and banners that Shopify's scripts fill.
  "avatar",
  "login_button",
  "payment_button",
  "payment_terms",
  "standard_event_data",
  // They need to know the page, the files of the admin or Shopify's own files.
  "currency_selector",
  "default_errors",
  "file_img_url",
  "file_url",
  "global_asset_url",
  "highlight_active_tag",
  "inline_asset_content",
  "link_to_add_tag",
  "link_to_remove_tag",
  "link_to_tag",
  "shopify_asset_url",
  // Given up by Shopify, with another in their place.
  "article_img_url",
  "collection_img_url",
  "product_img_url",
  // No implementation comes with Node.
  "blake3",
];

/** Tags that a theme engine brings through the world's `tags`: they need sections, pages and blocks. */
const MISSING_TAGS = ["content_for", "layout", "paginate", "section", "sections"];

const shopifyFilters = [...new Set(filters.map((filter) => filter.name))].sort();
const shopifyTags = [...new Set(tags.map((tag) => tag.name))].sort();
const words = { a: { b: "words" } };

describe("filters", () => {
  test("every one of Shopify's is either shown by an example or told as missing", () => {
    expect([...Object.keys(EXAMPLES), ...MISSING_FILTERS].sort()).toEqual(shopifyFilters);
  });

  test.each(Object.entries(EXAMPLES))("%s does as its example says", async (name, [source, html]) => {
    expect(source).toMatch(new RegExp(`\\| ${name}\\b`));
    const translate = { locale: "en", words, fallback: {} };
    expect(await render(source, SAMPLE, { translate })).toBe(html);
  });

  test.each([...MISSING_FILTERS, "raw", "jsonify", "where_exp", "mony"])(
    "%s is an error, not silence",
    async (name) => {
      await expect(render(`{{ 'x' | ${name} }}`)).rejects.toThrow(`undefined filter: ${name}`);
    },
  );
});

describe("tags", () => {
  /** Each tag of Shopify's as short as it can be. */
  const SHORTEST: Record<string, string> = {
    assign: "{% assign x = 1 %}",
    break: "{% for i in (1..2) %}{% break %}{% endfor %}",
    capture: "{% capture x %}{% endcapture %}",
    case: "{% case 1 %}{% when 1 %}{% endcase %}",
    comment: "{% comment %}{% render 'none' %}{% endcomment %}",
    continue: "{% for i in (1..2) %}{% continue %}{% endfor %}",
    cycle: "{% cycle '', '' %}",
    decrement: "{% capture x %}{% decrement y %}{% endcapture %}",
    doc: "{% doc %}@param {string} a{% enddoc %}",
    echo: "{% echo '' %}",
    else: "{% if false %}{% else %}{% endif %}",
    for: "{% for i in (1..2) %}{% endfor %}",
    form: "{% capture x %}{% form 'cart', cart %}{% endform %}{% endcapture %}",
    if: "{% if true %}{% endif %}",
    include: "{% include 'empty' %}",
    increment: "{% capture x %}{% increment y %}{% endcapture %}",
    javascript: "{% javascript %}if (a < b) {}{% endjavascript %}",
    liquid: "{% liquid assign x = 1 %}",
    raw: "{% raw %}{% endraw %}",
    render: "{% render 'empty' %}",
    style: "{% capture x %}{% style %}{% endstyle %}{% endcapture %}",
    stylesheet: "{% stylesheet %}a { b: c }{% endstylesheet %}",
    tablerow: "{% capture x %}{% tablerow i in (1..2) %}{% endtablerow %}{% endcapture %}",
    unless: "{% unless true %}{% endunless %}",
  };

  test("every one of Shopify's is either tried or told as missing", () => {
    expect([...Object.keys(SHORTEST), ...MISSING_TAGS].sort()).toEqual(shopifyTags);
  });

  test.each(Object.entries(SHORTEST))("%s is known", async (_, source) => {
    expect(await render(source, {}, { readSnippet: (name) => (name === "empty" ? "" : null) })).toBe("");
  });

  test.each([...MISSING_TAGS, "block"])("%s is an error, not silence", async (name) => {
    await expect(render(`{% ${name} 'x' %}`)).rejects.toThrow(`tag "${name}" not found`);
  });
});
