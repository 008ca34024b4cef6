import { describe, expect, test } from "vitest";
import { render } from "#test/liquid/a-world.ts";

const image = { src: "oak.jpg", width: 3000, height: 1500, alt: 'A "table"' };
const globals = {
  image,
  product: { title: "Oak", featured_image: image },
  bare: { title: "Bare", featured_image: null },
  unnamed: { title: "Named by its product", featured_image: { src: "x.jpg", width: 10, height: 10, alt: null } },
  variant: { title: "Red", image: { src: "red.jpg", width: 100, height: 100 } },
};

describe("image_url", () => {
  test.each([
    ["image | image_url: width: 200", "oak.jpg?width=200"],
    ["product | image_url: width: 200, height: 100, crop: 'center'", "oak.jpg?width=200&height=100&crop=center"],
    ["variant | image_url: width: 50", "red.jpg?width=50"],
    ["image.src | image_url: width: 20", "oak.jpg?width=20"],
    ["image | image_url: width: 200 | split: '?' | last", "width=200"],
    ["image | image_url: width: 200 | append: '&x'", "oak.jpg?width=200&x"],
    ["image | image_url: width: 200 | json", '"oak.jpg?width=200"'],
  ])("%s is %s", async (source, url) => {
    expect(await render(`{{ ${source} }}`, globals)).toBe(url);
  });

  test("is a text to conditions", async () => {
    const source =
      "{% assign url = image | image_url: width: 1 %}{% if url contains 'oak' and url != blank %}yes{% endif %}";
    expect(await render(source, globals)).toBe("yes");
  });

  test("a product without an image has a grey one", async () => {
    expect(await render("{{ bare | image_url: width: 9 }}", globals)).toMatch(/^data:image\/svg\+xml,/);
  });

  test("needs an image and a size, as Shopify does", async () => {
    await expect(render("{{ image | image_url }}", globals)).rejects.toThrow("requires a width or a height");
    await expect(render("{{ image | image_url: width: 5761 }}", globals)).rejects.toThrow("from 1 to 5760");
    await expect(render("{{ nil | image_url: width: 1 }}", globals)).rejects.toThrow("invalid url input");
  });
});

describe("image_tag", () => {
  test("has a source for each of Shopify's widths up to its own", async () => {
    expect(await render("{{ image | image_url: width: 1000 | image_tag }}", globals)).toBe(
      '<img src="oak.jpg?width=1000" alt="A &quot;table&quot;" srcset="oak.jpg?width=352 352w, oak.jpg?width=832 832w, oak.jpg?width=1000 1000w" width="1000" height="500">',
    );
  });

  test("has the widths, sizes and attributes that it is given", async () => {
    const source =
      "{{ image | image_url: width: 600 | image_tag: widths: '200, 300, 900', sizes: '50vw', loading: 'lazy', class: 'c', alt: '' }}";
    expect(await render(source, globals)).toBe(
      '<img src="oak.jpg?width=600" alt="" srcset="oak.jpg?width=200 200w, oak.jpg?width=300 300w" width="600" height="300" sizes="50vw" loading="lazy" class="c">',
    );
  });

  test("one side that is given stands alone; nil takes an attribute away", async () => {
    expect(await render("{{ image | image_url: width: 300 | image_tag: width: 90, srcset: nil }}", globals)).toBe(
      '<img src="oak.jpg?width=300" alt="A &quot;table&quot;" width="90">',
    );
  });

  test("a crop keeps its proportions in every source", async () => {
    const source = "{{ image | image_url: width: 400, height: 400 | image_tag: widths: '200,400' }}";
    expect(await render(source, globals)).toContain(
      'srcset="oak.jpg?width=200&amp;height=200 200w, oak.jpg?width=400&amp;height=400 400w" width="400" height="400"',
    );
  });

  test("is called as its product where the image has no words", async () => {
    expect(await render("{{ unnamed | image_url: width: 10 | image_tag }}", globals)).toContain(
      'alt="Named by its product"',
    );
    expect(await render("{{ variant | image_url: width: 10 | image_tag }}", globals)).toContain('alt="Red"');
  });

  test("takes an address of any kind", async () => {
    expect(await render("{{ '/a.png' | image_tag: alt: 'x' }}")).toBe('<img src="/a.png" alt="x">');
  });
});
