import { tell } from "./channel.ts";

/** Reads the links of `ui-nav-menu` and `s-app-nav` and has the frame draw them; the elements themselves are not shown. */
class NavMenu extends HTMLElement {
  #watch = new MutationObserver(() => this.#tell());

  connectedCallback(): void {
    this.style.display = "none";
    this.#watch.observe(this, { childList: true, subtree: true, attributes: true, characterData: true });
    this.#tell();
  }

  disconnectedCallback(): void {
    this.#watch.disconnect();
    tell("nav", { items: [] });
  }

  #tell(): void {
    const items = [...this.querySelectorAll("a, s-link")].map((link) => ({
      label: link.textContent?.trim() ?? "",
      href: link.getAttribute("href") ?? "/",
      isHome: link.getAttribute("rel") === "home",
    }));
    tell("nav", { items });
  }
}

export function defineNavMenu(): void {
  customElements.define("ui-nav-menu", class extends NavMenu {});
  customElements.define("s-app-nav", class extends NavMenu {});
}
