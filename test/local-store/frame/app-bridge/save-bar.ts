import { ask, onPress, tell } from "./channel.ts";

/**
 * - *save bar*: "Unsaved changes · Discard · Save", drawn by the frame in its top bar. It belongs to a `ui-save-bar` element
 *   or to a `<form data-save-bar>` that was changed.
 */
class SaveBarElement extends HTMLElement {
  showing = false;

  connectedCallback(): void {
    this.style.display = "none";
  }

  disconnectedCallback(): void {
    void this.hide();
  }

  async show(): Promise<void> {
    if (this.showing) return;
    this.showing = true;
    current = { save: () => this.#button(true)?.click(), discard: () => this.#button(false)?.click() };
    tell("saveBar", {
      discardConfirmation: this.hasAttribute("discardconfirmation"),
      saveDisabled: this.#button(true)?.hasAttribute("disabled") ?? false,
      discardDisabled: this.#button(false)?.hasAttribute("disabled") ?? false,
      loading: this.#button(true)?.hasAttribute("loading") ?? false,
    });
    this.dispatchEvent(new Event("show"));
  }

  async hide(): Promise<void> {
    if (!this.showing) return;
    this.showing = false;
    hideBar();
    this.dispatchEvent(new Event("hide"));
  }

  async toggle(): Promise<void> {
    await (this.showing ? this.hide() : this.show());
  }

  #button(primary: boolean): HTMLButtonElement | undefined {
    const buttons = [...this.querySelectorAll("button")];
    return buttons.find((button) => (button.getAttribute("variant") === "primary") === primary);
  }
}

let current: { save(): void; discard(): void } | null = null;

function hideBar(): void {
  current = null;
  tell("saveBar", null);
}

function watchForms(): void {
  const showFor = (event: Event) => {
    const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>("form[data-save-bar]") : null;
    if (!form || current) return;
    current = { save: () => form.requestSubmit(), discard: () => form.reset() };
    const discardConfirmation = form.hasAttribute("data-discard-confirmation");
    tell("saveBar", { discardConfirmation, saveDisabled: false, discardDisabled: false, loading: false });
  };
  const hideFor = (event: Event) => {
    if (event.target instanceof HTMLFormElement && event.target.hasAttribute("data-save-bar")) hideBar();
  };
  for (const type of ["input", "change"]) addEventListener(type, showFor);
  for (const type of ["submit", "reset"]) addEventListener(type, hideFor);
}

export function defineSaveBar(): void {
  customElements.define("ui-save-bar", SaveBarElement);
  watchForms();
  onPress("save", () => current?.save());
  onPress("discard", () => current?.discard());
}

const find = (id: string) => {
  const element = document.getElementById(id);
  if (!(element instanceof SaveBarElement)) throw new Error(`There is no ui-save-bar with the id ${id}`);
  return element;
};

/** `shopify.saveBar`. */
export const saveBar = {
  show: (id: string) => find(id).show(),
  hide: (id: string) => find(id).hide(),
  toggle: (id: string) => find(id).toggle(),
  /** Resolves when it is fine to leave the page; stays open for ever when the merchant wants to stay. */
  async leaveConfirmation(): Promise<void> {
    if (current && !(await ask("leaveConfirmation", null))) await new Promise<never>(() => {});
  },
};
