import { describe, expect, test } from "vitest";
import { makeLiquid } from "#app/liquid/make-liquid.ts";
import { aWorld, render } from "#test/liquid/a-world.ts";

describe("render", () => {
  const snippets: Record<string, string> = {
    card: "<{{ product.title }}{{ shop.name }}{{ secret }}{{ wide }}>",
    item: "{{ item }}{{ forloop.index }}/{{ forloop.length }}{% unless forloop.last %},{% endunless %}{{ left }}{% assign left = 'x' %}",
    outer: "{% render 'card', product: product %}",
    endless: "{% render 'endless' %}",
    broken: "{{ 'x' | none }}",
  };
  const readSnippet = (name: string) => snippets[name] ?? null;
  const globals = { product: { title: "Page's" }, other: { title: "Other" }, shop: { name: "!" }, list: ["a", "b"] };

  test.each([
    ["{% render 'card' %}", "<Page's!>"],
    ["{% assign secret = 1 %}{% render 'card' %}", "<Page's!>"],
    ["{% render 'card', product: other, wide: 5 %}", "<Other!5>"],
    ["{% render 'card' product: other wide: 5 %}", "<Other!5>"],
    ["{% render 'card' with other as product, wide: 1 %}", "<Other!1>"],
    ["{% render 'outer', product: other %}", "<Other!>"],
    ["{% render 'item' for list as item %}", "a1/2,b2/2"],
    ["{% render 'item' for list %}", "a1/2,b2/2"],
    ["{% for i in list %}{% render 'card', product: other, wide: i %}{% endfor %}", "<Other!a><Other!b>"],
    ["{% render 'item', item: 3 %}{{ left }}", "3/,"],
  ])("%s is %s", async (source, html) => {
    expect(await render(source, globals, { readSnippet })).toBe(html);
  });

  test("a snippet that isn't there, renders itself or is wrong is an error", async () => {
    await expect(render("{% render 'none' %}", {}, { readSnippet })).rejects.toThrow(
      "Could not find asset snippets/none.liquid",
    );
    await expect(render("{% render 'endless' %}", {}, { readSnippet })).rejects.toThrow("Nesting too deep");
    await expect(render("{% render 'broken' %}", {}, { readSnippet })).rejects.toThrow("undefined filter: none");
  });

  test("the name of a snippet is a text, never a variable", async () => {
    await expect(render("{% render card %}", { card: "card" }, { readSnippet })).rejects.toThrow("as a text");
  });

  test("a snippet is read anew when its source changes, within one renderer", async () => {
    let source = "one";
    const liquid = makeLiquid(aWorld({ readSnippet: () => source }));
    expect(await liquid.render("{% render 'a' %}", {})).toBe("one");
    source = "two";
    expect(await liquid.render("{% render 'a' %}{% render 'a' %}", {})).toBe("twotwo");
  });

  test("include reads the world's snippets and none of this machine's files", async () => {
    expect(await render("{% include 'outer' %}", globals, { readSnippet })).toBe("<Page's!>");
    await expect(render("{% include '/etc/hostname' %}", globals, { readSnippet })).rejects.toThrow(
      "Could not find asset",
    );
  });
});

describe("form", () => {
  const hidden = (type: string) =>
    `<input type="hidden" name="form_type" value="${type}" /><input type="hidden" name="utf8" value="✓" />`;

  test.each([
    [
      "{% form 'product', product %}x{% endform %}",
      `<form method="post" action="/cart/add" id="product_form_7" accept-charset="UTF-8" class="shopify-product-form" enctype="multipart/form-data">${hidden("product")}x<input type="hidden" name="product-id" value="7" /></form>`,
    ],
    [
      "{% form 'product', product, id: 'mine', class: 'c', data-example: '100', novalidate: 'novalidate' %}{% endform %}",
      `<form method="post" action="/cart/add" id="mine" accept-charset="UTF-8" class="c" enctype="multipart/form-data" data-example="100" novalidate="novalidate">${hidden("product")}<input type="hidden" name="product-id" value="7" /></form>`,
    ],
    [
      "{% form 'cart', cart %}{% endform %}",
      `<form method="post" action="/cart" id="cart_form" accept-charset="UTF-8" class="shopify-cart-form" enctype="multipart/form-data">${hidden("cart")}</form>`,
    ],
    [
      "{% form 'customer_login', return_to: '/' %}{{ form.id }}{% endform %}",
      `<form method="post" action="/account/login" id="customer_login" accept-charset="UTF-8">${hidden("customer_login")}<input type="hidden" name="return_to" value="/" />customer_login</form>`,
    ],
    [
      "{% form 'localization' %}{% endform %}",
      `<form method="post" action="/localization" id="localization_form" accept-charset="UTF-8" class="shopify-localization-form" enctype="multipart/form-data">${hidden("localization")}<input type="hidden" name="_method" value="put" /><input type="hidden" name="return_to" value="/products/t" /></form>`,
    ],
  ])("%s is Shopify's form", async (source, html) => {
    expect(await render(source, { product: { id: 7 }, request: { path: "/products/t" } })).toBe(html);
  });

  test("tells the section it stands in, and its fields see the page", async () => {
    const html = await render("{% form 'product', product %}{{ product.title }}{{ x }}{% endform %}{{ form }}", {
      product: { id: 7, title: "T" },
      section: { id: "main" },
    });
    expect(html).toContain(
      'T<input type="hidden" name="product-id" value="7" /><input type="hidden" name="section-id" value="main" /></form>',
    );
  });

  test("of an unknown kind is an error", async () => {
    await expect(render("{% form 'none' %}{% endform %}")).rejects.toThrow('Invalid form type "none"');
  });

  test("that does not end is an error", async () => {
    await expect(render("{% form 'cart', cart %}")).rejects.toThrow("'form' tag was never closed");
    await expect(render("{% schema %}{}")).rejects.toThrow("'schema' tag was never closed");
  });
});

describe("tags whose text is for others", () => {
  test("print nothing, and nothing in them is rendered", async () => {
    const source =
      '{% schema %}{ "name": "{{ x | none }}" }{% endschema %}{% doc %}{% if %}{% enddoc %}{% stylesheet %}a{}{% endstylesheet %}{% javascript %}b(){% endjavascript %}';
    expect(await render(source)).toBe("");
  });

  test("a schema is read as JSON", () => {
    const { parseSchema } = makeLiquid(aWorld());
    expect(parseSchema('<p></p>{%- schema -%}{ "name": "Set" }{%- endschema -%}')).toEqual({ name: "Set" });
    expect(parseSchema("<p></p>")).toBeNull();
    expect(() => parseSchema("{% schema %}{ name: 1 }{% endschema %}")).toThrow(SyntaxError);
    expect(() => parseSchema("{% schema %}[]{% endschema %}")).toThrow("not a JSON object");
  });

  test("style prints its CSS, which Liquid writes", async () => {
    expect(await render("{% style %}a { color: {{ x }} }{% endstyle %}", { x: "red" })).toBe(
      "<style data-shopify>a { color: red }</style>",
    );
  });
});

describe("a theme engine's own", () => {
  test("tags have arguments, expressions and a body with variables of its own", async () => {
    const tags: Parameters<typeof aWorld>[0] = {
      tags: {
        paginate: {
          hasBody: true,
          async render({ markup, positional, evaluate, body }) {
            const [, size] = /by (\d+)/.exec(markup) ?? [];
            const all = (await evaluate("shop.products")) as unknown[];
            return `${positional[0] === all}|${await body({ paginate: { items: all.length, page_size: Number(size) } })}`;
          },
        },
        section: { render: ({ positional: [name], named }) => `<${name} ${named.id}>` },
      },
    };
    const source =
      "{% paginate shop.products by 12 %}{{ paginate.items }}/{{ paginate.page_size }}{% endpaginate %}{{ paginate }}{% section 'a', id: x %}";
    expect(await render(source, { shop: { products: [1, 2] }, x: "y" }, tags)).toBe("true|2/12<a y>");
  });

  test("filters are added, and may replace one", async () => {
    const filters = {
      shout: (value: unknown) => `${value}!`,
      money: () => "free",
      wait: async (value: unknown) => value,
    };
    expect(await render("{{ 'a' | shout | wait }}{{ 1 | money }}", {}, { filters })).toBe("a!free");
  });
});

describe("errors", () => {
  const readSnippet = () => "ok\n{{ 1 | divided_by: 0 }} still {{ 'x' }}";

  test("fail the page where the world says nothing", async () => {
    await expect(render("{{ 1 | divided_by: 0 }}")).rejects.toThrow("divided by 0");
  });

  test("are printed where they happen on a storefront, and the page goes on", async () => {
    const change = { errors: "print", readSnippet } as const;
    expect(await render("a {{ 1 | divided_by: 0 }} b", {}, change)).toBe("a Liquid error (line 1): divided by 0 b");
    expect(await render("{% if true %}\n{% render 'x' %}{% endif %}!", {}, change)).toBe(
      "\nok\nLiquid error (snippets/x line 2): divided by 0 still x!",
    );
    expect(await render("{% for i in (1..2) %}{{ i }}{{ 'x' | image_url: width: 0 }}{% endfor %}", {}, change)).toMatch(
      /^1Liquid error \(line 1\): .*2Liquid error/,
    );
  });

  test("of a template that can't be read are all that is printed of it", async () => {
    expect(await render("a\n{{ 'x' | none }}", {}, { errors: "print" })).toBe(
      "Liquid syntax error (line 2): undefined filter: none",
    );
    const broken = { errors: "print", readSnippet: () => "{% if %}" } as const;
    expect(await render("a {% render 'x' %} b", {}, broken)).toMatch(
      /^a Liquid syntax error \(snippets\/x line 1\): .* b$/,
    );
  });

  test("are no errors: what is missing is nil", async () => {
    expect(await render("[{{ product.title.size }}{{ a[0].b }}{{ x | upcase }}]")).toBe("[]");
  });
});
