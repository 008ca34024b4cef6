import { HostElement } from "./host-element.ts";
import { sectionsAround } from "./words.ts";

/** A line between two things. */
export class Divider extends HostElement {
  protected override build(): void {
    this.root.innerHTML = "<style>hr{border:0;border-block-start:1px solid #d9dee2;margin:0}</style><hr>";
  }

  protected override update(): void {
    const isUpright = this.text("direction") === "block";
    this.style.display = isUpright ? "inline-block" : "block";
    this.root.querySelector("hr")?.setAttribute("aria-orientation", isUpright ? "vertical" : "horizontal");
  }
}

/** A part of the page with a heading of its own. */
export class Section extends HostElement {
  protected override build(): void {
    const level = Math.min(2 + sectionsAround(this), 6);
    this.root.innerHTML = `<style>
:host { display: block } section { display: grid; gap: 1rem }
h${level} { margin: 0; font-size: 1.125rem; line-height: 1.3 } h${level}:empty { display: none }
</style><section><h${level}></h${level}><slot></slot></section>`;
  }

  protected override update(): void {
    const heading = this.root.querySelector("h2, h3, h4, h5, h6");
    if (heading) heading.textContent = this.text("heading");
    const name = this.text("accessibilityLabel") || this.text("heading");
    const section = this.root.querySelector("section");
    if (name === "") section?.removeAttribute("aria-label");
    else section?.setAttribute("aria-label", name);
  }
}

/** What a container query of what is in it asks. */
export class QueryContainer extends HostElement {
  protected override build(): void {
    this.root.innerHTML = "<style>:host{display:block;container-type:inline-size}</style><slot></slot>";
  }
}

export class UnorderedList extends HostElement {
  protected override build(): void {
    this.setAttribute("role", "list");
    this.root.innerHTML = "<style>:host{display:grid;gap:.375rem;padding-inline-start:1.25rem}</style><slot></slot>";
  }
}

export class ListItem extends HostElement {
  protected override build(): void {
    this.setAttribute("role", "listitem");
    this.root.innerHTML = "<style>:host{display:list-item;list-style:disc}</style><slot></slot>";
  }
}

/** Words in a frame: what state something is in. */
export class Badge extends HostElement {
  protected override build(): void {
    this.root.innerHTML = `<style>
:host { display: inline-block }
span { display: inline-block; padding: .125rem .5rem; border-radius: .25rem; font-size: .8125rem; background: #e8ecef; color: #1d2327 }
.critical { background: #fbe9e7; color: #8c1d18 }
</style><span><slot></slot></span>`;
  }

  protected override update(): void {
    const span = this.root.querySelector("span");
    if (span) span.className = this.text("tone");
  }
}
