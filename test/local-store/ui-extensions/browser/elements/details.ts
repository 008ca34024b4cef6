import { HostElement } from "./host-element.ts";

const STYLE = `
:host { display: block }
summary { cursor: pointer; color: #14532d; font-weight: 600; padding-block: .25rem; border-radius: .25rem }
summary:focus-visible { outline: 3px solid #1f6f43; outline-offset: 2px }
.content { padding-block-start: .5rem }
`;

/** Something that can be opened; its `s-summary` says what. */
export class Details extends HostElement {
  protected override build(): void {
    this.root.innerHTML = `<style>${STYLE}</style><details><summary><slot name="summary"></slot></summary><div class="content"><slot></slot></div></details>`;
    const details = this.root.querySelector("details");
    if (details) details.open = this.is("defaultOpen");
    details?.addEventListener("toggle", () => {
      if (details.open === this.is("open") && this.read("open") !== undefined) return;
      const [newState, oldState] = details.open ? ["open", "closed"] : ["closed", "open"];
      this.hold("open", details.open);
      this.tell("toggle", { open: details.open, newState, oldState });
      this.tell("aftertoggle", { open: details.open, newState, oldState });
    });
  }

  protected override update(): void {
    const details = this.root.querySelector("details");
    if (details && this.read("open") !== undefined) details.open = this.is("open");
  }
}

export class Summary extends HostElement {
  protected override build(): void {
    this.slot = "summary";
    this.root.innerHTML = "<slot></slot>";
  }
}
