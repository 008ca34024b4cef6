import { buttonsOf } from "./title-bar.ts";

/**
 * `ui-modal`: shown as a dialog in the app's own page (Shopify's covers the whole admin), with the title and buttons of the
 * `ui-title-bar` inside it. With `src`, another page of the app is inside.
 */
class ModalElement extends HTMLElement {
  #content: HTMLElement = document.createElement("div");
  #dialog: HTMLDialogElement | null = null;
  #page: HTMLIFrameElement | null = null;
  #moved: Element[] = [];

  get content(): HTMLElement {
    return this.#content;
  }

  set content(element: HTMLElement) {
    this.#content.replaceWith(element);
    this.#content = element;
  }

  get src(): string | undefined {
    return this.getAttribute("src") ?? undefined;
  }

  set src(value: string | undefined) {
    if (value === undefined) this.removeAttribute("src");
    else this.setAttribute("src", value);
  }

  get variant(): string {
    return this.getAttribute("variant") ?? "base";
  }

  set variant(value: string) {
    this.setAttribute("variant", value);
  }

  get contentWindow(): Window | null {
    return this.#page?.contentWindow ?? null;
  }

  connectedCallback(): void {
    this.style.display = "none";
  }

  disconnectedCallback(): void {
    void this.hide();
  }

  async show(): Promise<void> {
    if (this.#dialog) return;
    const dialog = this.#draw();
    document.body.append(dialog);
    dialog.showModal();
    this.#dialog = dialog;
    this.dispatchEvent(new Event("show"));
  }

  async hide(): Promise<void> {
    if (!this.#dialog) return;
    this.#takeBack();
    this.#dialog.remove();
    this.#dialog = null;
    this.#page = null;
    this.dispatchEvent(new Event("hide"));
  }

  async toggle(): Promise<void> {
    await (this.#dialog ? this.hide() : this.show());
  }

  #draw(): HTMLDialogElement {
    const dialog = document.createElement("dialog");
    dialog.className = `local-store-modal local-store-modal--${this.variant}`;
    dialog.addEventListener("close", () => void this.hide());
    const bar = this.querySelector("ui-title-bar");
    dialog.append(this.#header(bar?.getAttribute("title") ?? ""));
    if (this.src) dialog.append(this.#openPage(this.src));
    else dialog.append(this.#takeChildren());
    if (bar && buttonsOf(bar).length > 0) dialog.append(footer(bar));
    return dialog;
  }

  #header(title: string): HTMLElement {
    const header = document.createElement("header");
    const heading = document.createElement("h2");
    heading.textContent = title;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => void this.hide());
    header.append(heading, close);
    return header;
  }

  #openPage(src: string): HTMLIFrameElement {
    this.#page = document.createElement("iframe");
    this.#page.src = src;
    return this.#page;
  }

  /** React's portal draws into `content`; where nothing does, the plain children are moved there until the modal closes. */
  #takeChildren(): HTMLElement {
    if (this.#content.childElementCount === 0) {
      this.#moved = [...this.children].filter((child) => !["ui-title-bar", "ui-save-bar"].includes(child.localName));
      this.#content.append(...this.#moved);
    }
    return this.#content;
  }

  #takeBack(): void {
    this.append(...this.#moved);
    this.#moved = [];
  }
}

function footer(bar: Element): HTMLElement {
  const element = document.createElement("footer");
  for (const original of buttonsOf(bar)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = original.textContent;
    button.className = original.getAttribute("variant") ?? "secondary";
    button.disabled = original.hasAttribute("disabled");
    button.addEventListener("click", () => original.click());
    element.append(button);
  }
  return element;
}

const STYLE = `
.local-store-modal{border:0;border-radius:16px;padding:0;width:min(620px,calc(100vw - 32px));box-shadow:0 8px 40px #0004;font:13px/1.5 Inter,system-ui,sans-serif}
.local-store-modal::backdrop{background:#0008}
.local-store-modal--small{width:min(380px,calc(100vw - 32px))}
.local-store-modal--large{width:min(980px,calc(100vw - 32px))}
.local-store-modal--max{width:100vw;height:100vh;max-width:100vw;max-height:100vh;border-radius:0}
.local-store-modal header,.local-store-modal footer{display:flex;gap:8px;align-items:center;padding:12px 16px;background:#f3f3f3}
.local-store-modal footer{justify-content:flex-end}
.local-store-modal h2{margin:0;flex:1;font-size:14px;font-weight:650}
.local-store-modal header button{border:0;background:none;font-size:20px;line-height:1;cursor:pointer}
.local-store-modal footer button{border:1px solid #ccc;border-radius:8px;padding:6px 12px;background:#fff;cursor:pointer}
.local-store-modal footer button.primary{background:#303030;color:#fff;border-color:#303030}
.local-store-modal iframe{border:0;width:100%;height:min(600px,70vh)}
`;

export function defineModal(): void {
  customElements.define("ui-modal", ModalElement);
  customElements.define("s-app-window", class extends ModalElement {});
  const style = document.createElement("style");
  style.textContent = STYLE;
  document.head.append(style);
}

const find = (id: string) => {
  const element = document.getElementById(id);
  if (!(element instanceof ModalElement)) throw new Error(`There is no ui-modal with the id ${id}`);
  return element;
};

/** `shopify.modal`. */
export const modal = {
  show: (id: string) => find(id).show(),
  hide: (id: string) => find(id).hide(),
  toggle: (id: string) => find(id).toggle(),
};
