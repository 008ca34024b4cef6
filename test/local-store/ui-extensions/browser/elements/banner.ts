import { HostElement } from "./host-element.ts";
import { TONES } from "./tokens.ts";

const STYLE = `
:host { display: block }
:host([hidden]) { display: none }
div { border: 1px solid var(--tone); border-inline-start-width: .3125rem; border-radius: .375rem; padding: .75rem 1rem; background: #fff }
strong { display: block; color: var(--tone) }
strong:empty { display: none }
`;

/** Says something that matters: what is wrong at once (`alert`), the rest when there is time (`status`). */
export class Banner extends HostElement {
  protected override build(): void {
    this.root.innerHTML = `<style>${STYLE}</style><div><strong></strong><slot></slot></div>`;
  }

  protected override update(): void {
    const tone = this.text("tone");
    const isUrgent = tone === "critical" || tone === "warning";
    // On the element itself: what is in it stands in the page, not in the shadow.
    this.setAttribute("role", isUrgent ? "alert" : "status");
    this.root.querySelector("div")?.style.setProperty("--tone", TONES[tone] ?? "#0b4f8a");
    const heading = this.root.querySelector("strong");
    if (heading) heading.textContent = this.text("heading");
    this.toggleAttribute("hidden", this.is("hidden"));
  }
}
