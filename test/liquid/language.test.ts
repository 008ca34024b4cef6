import { describe, expect, test } from "vitest";
import { render } from "#test/liquid/a-world.ts";

describe("numbers", () => {
  test.each([
    ["{{ 5.0 }}{{ 5 }}", "5.05"],
    ["{{ 7 | divided_by: 2 }} {{ 7 | divided_by: 2.0 }}", "3 3.5"],
    ["{% assign share = 2.0 %}{{ 7 | divided_by: share }}", "3.5"],
    ["{{ 7 | times: 1.0 | divided_by: 2 }}", "3.5"],
    ["{{ price | divided_by: 100.0 }} {{ price | divided_by: 100 }}", "19.99 19"],
    ["{{ '12.5' | times: 2 }} {{ '12abc' | plus: 1 }}", "25.0 13"],
    ["{{ 1999 | times: 2.1739130434782608 | divided_by: 100 | floor }}", "43"],
    ["{% if 5 == 5.0 and 5.5 > 5 %}yes{% endif %}", "yes"],
    [
      "{% for i in (1..3) %}{{ i }}{% endfor %}{% assign n = 2 %}{% for i in (n..price) limit: 2 %}{{ i }}{% endfor %}",
      "12323",
    ],
  ])("%s is %s", async (source, text) => {
    expect(await render(source, { price: 1999 })).toBe(text);
  });

  test("money stays whole through sums and products", async () => {
    expect(await render("{{ price | times: 3 | minus: 1 | money }}", { price: 1999 })).toBe("£59.96");
  });

  test("dividing by nothing is an error", async () => {
    await expect(render("{{ 1 | divided_by: 0 }}")).rejects.toThrow("divided by 0");
    await expect(render("{{ 1 | modulo: 0 }}")).rejects.toThrow("divided by 0");
  });
});

describe("conditions", () => {
  const globals = { zero: 0, none: null, list: [], hash: {}, blank_text: "  ", text: "abc", tags: ["new", "sale"] };

  test.each([
    ["zero", true],
    ["none", false],
    ["missing.deeper", false],
    ["list", true],
    ["blank_text", true],
    ["text == blank", false],
    ["blank_text == blank", true],
    ["none == blank", true],
    ["list == empty", true],
    ["hash == empty", true],
    ["none == empty", false],
    ["none == nil", true],
    ["none < 5", false],
    ["5 > none", false],
    ["none != 5", true],
    ["'1' == 1", false],
    ["text contains 'b'", true],
    ["tags contains 'sale'", true],
    ["tags contains 'sal'", false],
    ["text contains none", false],
    ["none contains 'a'", false],
    // Without precedence, from the right: true or (false and false).
    ["true or false and false", true],
    ["false and false or true", false],
  ])("{%% if %s %%} is %s", async (condition, holds) => {
    expect(await render(`{% if ${condition} %}true{% else %}false{% endif %}`, globals)).toBe(String(holds));
  });

  test("a text and a number can't be compared", async () => {
    await expect(render("{% if text > 1 %}{% endif %}", globals)).rejects.toThrow("comparison of String with 1 failed");
  });

  test("an object of the shop is never blank", async () => {
    class Product {
      get title(): string {
        return "Oak table";
      }
    }
    const product = new Product();
    expect(await render("{% if product != blank %}{{ product.title }}{% endif %}", { product })).toBe("Oak table");
  });

  test("a case has several values, by comma or by or", async () => {
    const source = "{% case x %}{% when 1, 2 %}a{% when 3 or 4 %}b{% else %}c{% endcase %}";
    expect(await Promise.all([1, 2, 3, 4, 5].map((x) => render(source, { x })))).toEqual(["a", "a", "b", "b", "c"]);
  });
});

describe("objects", () => {
  test("only their own names are read, not JavaScript's", async () => {
    const source = "[{{ text.length }}{{ list.length }}{{ product.constructor }}{{ product.toString }}{{ 5.toFixed }}]";
    expect(await render(source, { text: "abc", list: [1], product: { a: 1 } })).toBe("[]");
  });

  test("a getter, a function and a promise are asked when the template asks", async () => {
    const asked: string[] = [];
    const product = {
      get title() {
        asked.push("title");
        return "T";
      },
      get price() {
        asked.push("price");
        return 1;
      },
      url: () => "/t",
      vendor: Promise.resolve("V"),
    };
    expect(await render("{{ product.title }}{{ product.url }}{{ product.vendor }}", { product })).toBe("T/tV");
    expect(asked).toEqual(["title"]);
  });

  test("size, first and last of texts and lists", async () => {
    const globals = { text: "a🙂", list: [1, 2, 3], hash: { a: 1, b: 2 } };
    expect(
      await render(
        "{{ text.size }}{{ list.size }}{{ list.first }}{{ list.last }}{{ list[-1] }}{{ hash.size }}",
        globals,
      ),
    ).toBe("231332");
  });

  test("a hash prints as Ruby shows it, a list as its parts", async () => {
    expect(
      await render("{{ hash }} {{ list }} {{ yes }}", { hash: { a: 1, b: ["x"] }, list: [1, "b"], yes: true }),
    ).toBe('{"a"=>1, "b"=>["x"]} 1b true');
  });
});

describe("texts", () => {
  test.each([
    [String.raw`{{ 'a\b' }}`, String.raw`a\b`],
    [String.raw`{{ '\' | size }}`, "1"],
    [`{{ "it's" }}`, "it's"],
    [`{{ 'say "x"' }}`, 'say "x"'],
    ["{{ 'a' | append: '' }}|", "a|"],
  ])("%s is %s", async (source, text) => {
    expect(await render(source)).toBe(text);
  });

  test("what is printed is not escaped: the theme does that", async () => {
    expect(await render("{{ title }}", { title: "<b>" })).toBe("<b>");
  });
});

describe("loops", () => {
  test("know themselves and the loop around them", async () => {
    const source =
      "{% for a in (1..2) %}{% for b in (1..2) %}{{ forloop.parentloop.index }}.{{ forloop.index }}{% unless forloop.last %},{% endunless %}{% endfor %};{% endfor %}{{ forloop.index }}";
    expect(await render(source)).toBe("1.1,1.2;2.1,2.2;");
  });

  test("go by limit, offset, backwards, over hashes, and have an else", async () => {
    const globals = { list: [1, 2, 3, 4], hash: { a: 1, b: 2 }, none: [] };
    expect(await render("{% for i in list limit: 2 offset: 1 %}{{ i }}{% endfor %}", globals)).toBe("23");
    expect(await render("{% for i in list reversed %}{{ i }}{% endfor %}", globals)).toBe("4321");
    expect(await render("{% for pair in hash %}{{ pair[0] }}{{ pair[1] }}{% endfor %}", globals)).toBe("a1b2");
    expect(await render("{% for i in none %}{{ i }}{% else %}none{% endfor %}", globals)).toBe("none");
    expect(
      await render(
        "{% for i in list %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}",
        globals,
      ),
    ).toBe("13");
  });
});

describe("white space", () => {
  test("a dash trims all of it on its side", async () => {
    expect(await render("a \n {%- if true -%} \n b {%- endif -%} \n {{- ' c ' -}} \n d")).toBe("ab c d");
  });

  test("the liquid tag and comments leave nothing", async () => {
    expect(
      await render(
        "{% liquid\n assign a = 1\n # a remark\n echo a\n if a == 1\n echo '!'\n endif\n%}{% # one %}{%- comment %}{{ x | none }}{% endcomment %}",
      ),
    ).toBe("1!");
  });
});
