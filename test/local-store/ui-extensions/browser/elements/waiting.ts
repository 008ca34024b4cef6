import { HostElement } from "./host-element.ts";

/** The place of a text that is still to come; read to nobody. */
export class SkeletonParagraph extends HostElement {
  protected override build(): void {
    this.root.innerHTML = `<style>
:host { display: block }
span { background: #e6eaed; color: transparent; border-radius: .25rem; box-decoration-break: clone; user-select: none }
span:empty { display: block; height: 1em; width: 70% }
</style><span aria-hidden="true"></span>`;
  }

  protected override update(): void {
    const span = this.root.querySelector("span");
    if (span) span.textContent = this.text("content");
  }
}

const SIZES: Record<string, string> = {
  "small-100": ".75rem",
  small: "1rem",
  base: "1.25rem",
  large: "1.75rem",
  "large-100": "2.25rem",
};

/** Says that something is under way. */
export class Spinner extends HostElement {
  protected override build(): void {
    this.root.innerHTML = `<style>
:host { display: inline-block }
span { display: block; width: var(--side); height: var(--side); border: 2px solid #14532d; border-inline-end-color: transparent; border-radius: 50%; animation: turn 1s linear infinite }
@keyframes turn { to { rotate: 1turn } }
@media (prefers-reduced-motion: reduce) { span { animation: none } }
</style><span role="img"></span>`;
  }

  protected override update(): void {
    this.style.setProperty("--side", SIZES[this.text("size")] ?? "1.25rem");
    this.root.querySelector("span")?.setAttribute("aria-label", this.text("accessibilityLabel") || "Loading");
  }
}

const SIGNS: Record<string, string> = {
  "arrow-right": "→",
  "arrow-up": "↑",
  check: "✓",
  "check-circle": "✓",
  "chevron-down": "▾",
  "chevron-right": "▸",
  "chevron-up": "▴",
  delete: "🗑",
  discount: "%",
  info: "ⓘ",
  minus: "−",
  plus: "+",
  star: "★",
  x: "×",
};

/** A sign; this store has a character for the most usual ones and a bullet for the others. It says nothing by itself. */
export class Icon extends HostElement {
  protected override build(): void {
    this.root.innerHTML = '<style>:host{display:inline-block;line-height:1}</style><span aria-hidden="true"></span>';
  }

  protected override update(): void {
    const span = this.root.querySelector("span");
    if (span) span.textContent = SIGNS[this.text("type")] ?? (this.is("type") ? "•" : "");
  }
}
