import { HostElement } from "./host-element.ts";
import { TONES } from "./tokens.ts";

/** Where the element has another one of HTML inside, by its type. */
const INLINE: Record<string, string> = {
  redundant: "s",
  mark: "mark",
  emphasis: "em",
  offset: "span",
  strong: "strong",
  small: "small",
  address: "address",
};

/** Running text. The language and direction are the host's, so that they hold for what is in it. */
class Words extends HostElement {
  protected override build(): void {}

  protected tag(): string {
    return INLINE[this.text("type")] ?? "span";
  }

  protected override update(): void {
    this.style.color = this.text("color") === "subdued" ? "#5b646c" : (TONES[this.text("tone")] ?? "inherit");
    for (const name of ["dir", "lang"]) {
      if (this.is(name)) this.setAttribute(name, this.text(name));
    }
    if (this.text("accessibilityVisibility") === "hidden") this.setAttribute("aria-hidden", "true");
    this.classList.toggle("hidden", this.text("accessibilityVisibility") === "exclusive");
    const tag = this.tag();
    if (this.root.firstElementChild?.localName === tag) return;
    this.root.innerHTML = `<style>small{font-size:.875rem} address{font-style:normal} p{margin:0}</style><${tag}><slot></slot></${tag}>`;
    const [style, made] = this.root.children;
    if (style && made) this.root.replaceChildren(made, style);
  }
}

export class Text extends Words {
  protected override update(): void {
    super.update();
    this.style.display = this.text("display") === "none" ? "none" : "inline";
  }
}

export class Paragraph extends Words {
  protected override tag(): string {
    return "p";
  }

  protected override update(): void {
    super.update();
    this.style.display = "block";
    this.style.fontSize = this.text("type") === "small" ? "0.875rem" : "";
    this.style.fontWeight = this.text("type") === "strong" ? "700" : "";
    this.style.textAlign = this.is("textAlign") ? this.text("textAlign").replace("auto", "") : "";
  }
}

/** Its level follows from the sections that it stands in: the page's own heading is the first. */
export class Heading extends HostElement {
  protected override build(): void {
    const level = Math.min(2 + sectionsAround(this), 6);
    const tag = this.text("accessibilityRole") === "presentation" ? "span" : `h${level}`;
    const size = ["1.125rem", "1rem"][level - 2] ?? "0.9375rem";
    this.root.innerHTML = `<style>:host{display:block} ${tag}{display:block;margin:0;font-size:${size};line-height:1.3;font-weight:700}</style><${tag}><slot></slot></${tag}>`;
  }
}

/** How many sections an element stands in. */
export function sectionsAround(element: Element): number {
  let count = 0;
  for (let at = element.parentElement; at; at = at.parentElement) if (at.localName === "s-section") count += 1;
  return count;
}
