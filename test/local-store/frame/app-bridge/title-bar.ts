import { onPress, tell } from "./channel.ts";

/** `ui-title-bar`: its title and buttons are drawn by the frame, or by the modal that it stands in. */
class TitleBar extends HTMLElement {
  #watch = new MutationObserver(() => this.#tell());

  connectedCallback(): void {
    this.style.display = "none";
    if (this.closest("ui-modal")) return;
    this.#watch.observe(this, { childList: true, subtree: true, attributes: true, characterData: true });
    this.#tell();
  }

  disconnectedCallback(): void {
    this.#watch.disconnect();
    if (!this.closest("ui-modal")) tell("titleBar", null);
  }

  #tell(): void {
    const title = this.getAttribute("title") ?? document.title;
    const buttons = buttonsOf(this).map((button, at) => ({
      id: String(at),
      label: button.textContent?.trim() ?? "",
      variant: button.getAttribute("variant") ?? "secondary",
      disabled: button.hasAttribute("disabled"),
    }));
    tell("titleBar", { title, buttons });
  }
}

/** The buttons and links of a title bar, in order. */
export function buttonsOf(bar: Element): HTMLElement[] {
  return [...bar.querySelectorAll<HTMLElement>("button, a")];
}

export function defineTitleBar(): void {
  customElements.define("ui-title-bar", TitleBar);
  onPress("titleBarButton", ({ id }) => {
    const bars = [...document.querySelectorAll("ui-title-bar")].filter((bar) => !bar.closest("ui-modal"));
    const bar = bars.at(-1);
    if (bar) buttonsOf(bar)[Number(id)]?.click();
  });
}
