import { HostElement } from "./host-element.ts";

const STYLE = `
:host { display: inline-block; max-width: 100% }
:host([wide]) { display: block }
button, a { display: inline-flex; width: 100%; box-sizing: border-box; align-items: center; justify-content: center; gap: .5rem;
  min-height: 2.875rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; text-align: center; text-decoration: none;
  border-radius: .375rem; border: 1px solid transparent; cursor: pointer; overflow-wrap: anywhere }
button:focus-visible, a:focus-visible { outline: 3px solid #1f6f43; outline-offset: 2px }
.primary { background: #14532d; color: #fff }
.primary:hover { background: #0f3f22 }
.secondary { background: #fff; color: #14532d; border-color: #14532d }
.secondary:hover { background: #f0f6f2 }
.critical.primary { background: #b3261e } .critical.secondary { color: #b3261e; border-color: #b3261e }
[aria-pressed=true] { background: #e3efe7 }
[aria-disabled=true], button:disabled { opacity: .62; cursor: default }
.turning { width: 1em; height: 1em; border: 2px solid; border-inline-end-color: transparent; border-radius: 50%; animation: turn 1s linear infinite }
@keyframes turn { to { rotate: 1turn } }
@media (prefers-reduced-motion: reduce) { .turning { animation: none } }
`;

/** A button, or a link that looks like one where it has an address. */
export class Button extends HostElement {
  protected override build(): void {}

  protected control(): HTMLElement | null {
    return this.root.querySelector<HTMLElement>("button, a");
  }

  protected override update(): void {
    const tag = this.is("href") ? "a" : "button";
    if (this.control()?.localName !== tag) this.make(tag);
    const control = this.control();
    if (!control) return;
    const isLoading = this.is("loading");
    control.className = `${this.text("variant") === "primary" || this.isPrimary() ? "primary" : "secondary"} ${this.text("tone")}`;
    setOrRemove(control, "aria-label", this.text("accessibilityLabel"));
    // A button at work keeps its place in the sequence of the tab key.
    setOrRemove(control, "aria-disabled", isLoading ? "true" : "");
    setOrRemove(control, "aria-busy", isLoading ? "true" : "");
    if (control instanceof HTMLButtonElement) control.disabled = this.is("disabled");
    if (control instanceof HTMLAnchorElement) {
      control.href = this.text("href");
      if (this.text("target") === "_blank") Object.assign(control, { target: "_blank", rel: "noopener" });
    }
    const turning = control.querySelector<HTMLElement>(".turning");
    if (turning) turning.hidden = !isLoading;
    this.toggleAttribute("wide", this.text("inlineSize") === "fill");
  }

  /** Without a variant a button is a primary one, as observed in Shopify's checkout. */
  protected isPrimary(): boolean {
    return !this.is("variant") || this.text("variant") === "auto";
  }

  private make(tag: "a" | "button"): void {
    const type = tag === "button" ? ' type="button"' : "";
    this.root.innerHTML = `<style>${STYLE}</style><${tag}${type}><span class="turning" aria-hidden="true" hidden></span><slot></slot></${tag}>`;
    this.control()?.addEventListener("click", (event) => {
      // What the shopper pressed is told once, by the element itself.
      event.stopPropagation();
      if (this.is("disabled") || this.is("loading")) return event.preventDefault();
      this.tell("click");
      if (this.text("type") === "submit")
        this.closest("s-form")?.dispatchEvent(new CustomEvent("submit", { detail: {} }));
    });
  }
}

/** A button that is on or off. */
export class PressButton extends Button {
  protected override isPrimary(): boolean {
    return false;
  }

  protected override update(): void {
    super.update();
    const isPressed = this.is("pressed") || (this.is("defaultPressed") && this.text("pressed") === "");
    this.control()?.setAttribute("aria-pressed", String(isPressed));
  }
}

function setOrRemove(element: Element, name: string, value: string): void {
  if (value === "") element.removeAttribute(name);
  else element.setAttribute(name, value);
}
