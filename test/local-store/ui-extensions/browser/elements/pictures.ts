import { HostElement } from "./host-element.ts";
import { borderOf, radiusOf } from "./tokens.ts";

/** A picture. Without words it is decoration. */
export class Image extends HostElement {
  protected override build(): void {
    this.root.innerHTML = "<style>:host{display:block} img{display:block;max-width:100%}</style><img>";
  }

  protected override update(): void {
    const image = this.root.querySelector("img");
    if (!image) return;
    setSource(image, (name) => this.text(name));
    if (this.text("accessibilityRole") === "presentation") image.alt = "";
    if (this.text("loading") === "lazy") image.loading = "lazy";
    image.style.width = this.text("inlineSize") === "auto" ? "auto" : "100%";
    image.style.aspectRatio = this.text("aspectRatio").replace(/^$/, "auto");
    image.style.objectFit = this.text("objectFit") || "contain";
    image.style.border = borderOf((name) => this.text(name));
    image.style.borderRadius = radiusOf(this.text("borderRadius"));
  }
}

const SIDES: Record<string, string> = { "small-100": "2.5rem", small: "3rem", base: "4rem" };

/** A product's picture as the order summary shows it, with how many there are; a grey square where there is none. */
export class ProductThumbnail extends HostElement {
  protected override build(): void {
    this.root.innerHTML = `<style>
:host { display: inline-block; position: relative; flex: none }
div { border: 1px solid #d9dee2; border-radius: .5rem; overflow: hidden; background: #f3f5f6; width: var(--side); height: var(--side) }
img { display: block; width: 100%; height: 100%; object-fit: cover }
img:not([src]) { display: none }
span { position: absolute; inset-block-start: -.5rem; inset-inline-end: -.5rem; min-width: 1.375rem; line-height: 1.375rem;
  border-radius: 1rem; background: #5b646c; color: #fff; font-size: .75rem; text-align: center; box-sizing: border-box; padding-inline: .375rem }
</style><div><img></div><span></span>`;
  }

  protected override update(): void {
    const image = this.root.querySelector("img");
    const count = this.root.querySelector("span");
    if (!image || !count) return;
    setSource(image, (name) => this.text(name));
    this.style.setProperty("--side", SIDES[this.text("size")] ?? "4rem");
    count.textContent = this.text("totalItems");
    count.hidden = !this.is("totalItems");
    count.style.display = count.hidden ? "none" : "";
  }
}

function setSource(image: HTMLImageElement, read: (name: string) => string): void {
  image.alt = read("alt");
  for (const [attribute, property] of [
    ["src", "src"],
    ["srcset", "srcSet"],
    ["sizes", "sizes"],
  ] as const) {
    if (read(property) === "") image.removeAttribute(attribute);
    else if (image.getAttribute(attribute) !== read(property)) image.setAttribute(attribute, read(property));
  }
}
