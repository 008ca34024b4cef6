import { describe, expect, test } from "vitest";
import { render } from "#test/liquid/a-world.ts";

const tree = {
  type: "root",
  children: [
    { type: "heading", level: 3, children: [{ type: "text", value: "Care & use" }] },
    {
      type: "paragraph",
      children: [
        { type: "text", value: "Oil " },
        { type: "text", value: "once", bold: true, italic: true },
        { type: "link", url: "/oil?a=1&b=2", title: "Oil", children: [{ type: "text", value: "<here>" }] },
      ],
    },
    {
      type: "list",
      listType: "ordered",
      children: [{ type: "list-item", children: [{ type: "text", value: "dry" }] }],
    },
  ],
};

const CASES: [type: string, value: unknown, tag: string, text: string][] = [
  ["boolean", false, '<span class="metafield-boolean">false</span>', "false"],
  ["color", "#ff0000", '<span class="metafield-color">#ff0000</span>', "#ff0000"],
  ["number_decimal", 8.4, '<span class="metafield-number_decimal">8.4</span>', "8.4"],
  [
    "date",
    "2040-01-01",
    '<time datetime="2040-01-01" class="metafield-date">January 1, 2040</time>',
    "January 1, 2040",
  ],
  [
    "date_time",
    "2022-06-22T13:00:00Z",
    '<time datetime="2022-06-22T13:00:00Z" class="metafield-date_time">Jun 22, 2022, 2:00 pm</time>',
    "Jun 22, 2022, 2:00 pm",
  ],
  [
    "json",
    { a: "</script>" },
    '<script type="application/json" class="metafield-json">{"a":"\\u003c/script\\u003e"}</script>',
    '{"a":"\\u003c/script\\u003e"}',
  ],
  ["money", 10, '<span class="metafield-money">£0.10 GBP</span>', "£0.10 GBP"],
  ["money", { amount: "12.50", currency_code: "GBP" }, '<span class="metafield-money">£12.50 GBP</span>', "£12.50 GBP"],
  [
    "multi_line_text_field",
    "a\n<b>",
    '<span class="metafield-multi_line_text_field">a<br />\n&lt;b&gt;</span>',
    "a\n<b>",
  ],
  [
    "url",
    "https://oak.example/a?b",
    '<a href="https://oak.example/a?b" class="metafield-url">oak.example/a?b</a>',
    "oak.example/a?b",
  ],
  [
    "product_reference",
    { title: "Oak", url: "/products/oak" },
    '<a href="/products/oak" class="metafield-product_reference">Oak</a>',
    "Oak",
  ],
  ["rating", { rating: 4.5, scale_max: 5 }, '<span class="metafield-rating">4.5</span>', "4.5"],
  [
    "weight",
    { value: 1.23456, unit: "KILOGRAMS" },
    '<span class="metafield-weight"><span class="metafield-weight_value">1.23 </span><span class="metafield-weight_unit">kg</span></span>',
    "1.23 kg",
  ],
  [
    "list.single_line_text_field",
    ["Ottawa", "York & Co", "Bath"],
    '<ul class="metafield-single_line_text_field-array"><li class="metafield-single_line_text_field">Ottawa</li><li class="metafield-single_line_text_field">York &amp; Co</li><li class="metafield-single_line_text_field">Bath</li></ul>',
    "Ottawa, York & Co, and Bath",
  ],
  [
    "rich_text_field",
    tree,
    '<div class="metafield-rich_text_field"><h3>Care &amp; use</h3><p>Oil <strong><em>once</em></strong><a href="/oil?a=1&amp;b=2" title="Oil">&lt;here&gt;</a></p><ol><li>dry</li></ol></div>',
    "Care & use\nOil once<here>\ndry",
  ],
  [
    "file_reference",
    { src: "a.jpg", alt: "A" },
    '<img src="a.jpg?" alt="A" loading="lazy" class="metafield-file_reference">',
    "a.jpg?",
  ],
];

describe("a metafield of type", () => {
  test.each(CASES)("%s is shown as Shopify shows it (%#)", async (type, value, tag, text) => {
    const globals = { field: { type, value } };
    expect(await render("{{ field | metafield_tag }}", globals)).toBe(tag);
    expect(await render("{{ field | metafield_text }}", globals)).toBe(text);
  });

  test("list.metaobject_reference shows the field that is asked for", async () => {
    const value = [{ name: { value: "Kale" } }, { name: { value: "Oats" } }];
    const globals = { field: { type: "list.metaobject_reference", value } };
    expect(await render("{{ field | metafield_text: field: 'name' }}", globals)).toBe("Kale and Oats");
    expect(await render("{{ field | metafield_tag: field: 'name', list_format: 'ordered' }}", globals)).toMatch(
      /^<ol .*Kale<\/li>/,
    );
  });

  test("list.product_reference can't be shown, and that is told", async () => {
    const globals = { field: { type: "list.product_reference", value: [] } };
    await expect(render("{{ field | metafield_tag }}", globals)).rejects.toThrow(
      "list.product_reference can't be shown",
    );
  });

  test("that isn't there shows nothing", async () => {
    expect(await render("[{{ nil | metafield_tag }}{{ product.metafields.a.b | metafield_text }}]")).toBe("[]");
  });
});

describe("reading metafields", () => {
  test("goes by $app, by value and through lists of products", async () => {
    const globals = {
      product: {
        metafields: {
          $app: {
            bundles: { type: "json", value: { v: 1, b: [{ id: "x", pct: 5, caps: { v71: 2.5 } }] } },
            bundle_products: { type: "list.product_reference", value: [{ id: 7, title: "Oak" }] },
          },
        },
      },
      metaobjects: { "$app:words": { winter: { title: { value: "For winter" } } } },
    };
    const source = `{% assign set = product.metafields["$app"].bundles.value.b.first %}{% assign key = 'v' | append: 71 %}{{ set.pct }} {{ set.caps[key] }} {% for one in product.metafields["$app"].bundle_products.value %}{{ one.title }}{% endfor %} {{ metaobjects["$app:words"]["winter"].title.value }}{{ product.metafields["$app"].none.value.b }}`;
    expect(await render(source, globals)).toBe("5 2.5 Oak For winter");
  });
});

describe("structured_data", () => {
  test("tells several variants as a group", async () => {
    const product = {
      id: 7,
      title: "Oak",
      url: "/products/oak",
      vendor: "Bay",
      description: "<p>A</p>",
      variants: [
        { id: 1, title: "Red", price: 1000, available: false, barcode: "501" },
        { id: 2, title: "Blue", price: 1250, available: true },
      ],
    };
    const data = JSON.parse(await render("{{ product | structured_data }}", { product }));
    expect(data).toMatchObject({ "@type": "ProductGroup", productGroupID: "7", name: "Oak" });
    expect(
      data.hasVariant.map((one: { name: string; offers: { price: string; availability: string } }) => [
        one.name,
        one.offers.price,
        one.offers.availability,
      ]),
    ).toEqual([
      ["Oak - Red", "10.00", "http://schema.org/OutOfStock"],
      ["Oak - Blue", "12.50", "http://schema.org/InStock"],
    ]);
    expect(data.hasVariant[0].gtin).toBe("501");
  });
});
