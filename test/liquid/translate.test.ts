import { describe, expect, test } from "vitest";
import { render } from "#test/liquid/a-world.ts";

const english = {
  offers: {
    title: "Goes with it",
    save: "Save {{ amount }}",
    link_html: '<a href="{{ url }}">{{ text }}</a>',
    items: { one: "{{ count }} item", other: "{{ count }} items" },
    none: { zero: "nothing", one: "one", other: "{{ count }}" },
  },
};
const polish = {
  offers: {
    items: {
      one: "{{ count }} sztuka",
      few: "{{ count }} sztuki",
      many: "{{ count }} sztuk",
      other: "{{ count }} sztuki",
    },
  },
};
const inEnglish = { translate: { locale: "en", words: english, fallback: english } };
const inPolish = { translate: { locale: "pl", words: polish, fallback: english } };

describe("t", () => {
  test("says the words at a nested key, with its gaps filled", async () => {
    expect(await render("{{ 'offers.title' | t }}: {{ 'offers.save' | t: amount: '5 %' }}", {}, inEnglish)).toBe(
      "Goes with it: Save 5 %",
    );
  });

  test("escapes what comes into a gap and keeps the theme's own HTML", async () => {
    const source = "{{ 'offers.link_html' | t: url: '/a?b=1&c=\"', text: title }}";
    expect(await render(source, { title: "<script>" }, inEnglish)).toBe(
      '<a href="/a?b=1&amp;c=&quot;">&lt;script&gt;</a>',
    );
  });

  test("leaves a gap that nothing fills as it is written", async () => {
    expect(await render("{{ 'offers.save' | t }}", {}, inEnglish)).toBe("Save {{ amount }}");
  });

  test.each([
    [inEnglish, 1, "1 item"],
    [inEnglish, 0, "0 items"],
    [inEnglish, 2, "2 items"],
    [inPolish, 1, "1 sztuka"],
    [inPolish, 3, "3 sztuki"],
    [inPolish, 5, "5 sztuk"],
    [inPolish, 22, "22 sztuki"],
  ])("counts by the rules of the language (%#)", async (world, count, text) => {
    expect(await render("{{ 'offers.items' | t: count: n }}", { n: count }, world)).toBe(text);
  });

  test("has words of its own for nothing, where the file has them", async () => {
    const source =
      "{{ 'offers.none' | t: count: 0 }} {{ 'offers.none' | t: count: 1 }} {{ 'offers.none' | t: count: 2 }}";
    expect(await render(source, {}, inEnglish)).toBe("nothing one 2");
  });

  test("falls back to the default language, key by key", async () => {
    expect(await render("{{ 'offers.title' | t }}", {}, inPolish)).toBe("Goes with it");
  });

  test("tells a missing key as Shopify does", async () => {
    expect(await render("{{ 'offers.gone' | t }} {{ 'offers' | t }}", {}, inPolish)).toBe(
      "Translation missing: pl.offers.gone Translation missing: pl.offers",
    );
    expect(await render("{{ 'constructor' | t }}", {}, inEnglish)).toBe("Translation missing: en.constructor");
  });
});
