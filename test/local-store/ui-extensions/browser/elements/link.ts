import { HostElement } from "./host-element.ts";

const STYLE = `
a, button { color: #14532d; font: inherit; text-decoration: underline; text-underline-offset: .15em; background: none; border: 0; padding: 0; cursor: pointer }
a:focus-visible, button:focus-visible { outline: 3px solid #1f6f43; outline-offset: 2px; border-radius: .125rem }
.neutral { color: inherit }
`;

/** A link; a button that looks like one where it has no address. */
export class Link extends HostElement {
  protected override build(): void {}

  protected override update(): void {
    const tag = this.is("href") ? "a" : "button";
    if (!this.root.querySelector(tag)) this.make(tag);
    const control = this.root.querySelector<HTMLElement>(tag);
    if (!control) return;
    control.className = this.text("tone");
    if (this.is("accessibilityLabel")) control.setAttribute("aria-label", this.text("accessibilityLabel"));
    if (this.is("lang")) control.lang = this.text("lang");
    if (!(control instanceof HTMLAnchorElement)) return;
    control.href = this.text("href");
    if (this.text("target") === "_blank") Object.assign(control, { target: "_blank", rel: "noopener" });
  }

  private make(tag: "a" | "button"): void {
    this.root.innerHTML = `<style>${STYLE}</style><${tag}${tag === "button" ? ' type="button"' : ""}><slot></slot></${tag}>`;
    this.root.querySelector(tag)?.addEventListener("click", (event) => {
      event.stopPropagation();
      this.tell("click");
    });
  }
}
