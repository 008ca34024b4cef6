import type { CartLine } from "./add-to-cart.ts";
import { sendLines } from "./send-lines.ts";

/** `<tandem-add>`: a plain form of lines is sent without leaving the page. */
export class TandemAdd extends HTMLElement {
  declare undo: AbortController;

  connectedCallback(): void {
    this.undo = new AbortController();
    const { signal } = this.undo;
    this.addEventListener("submit", (event) => this.send(event), { signal });
  }

  disconnectedCallback(): void {
    this.undo.abort();
  }

  send(event: Event): void {
    event.preventDefault();
    const form = this.querySelector("form");
    if (form) void sendLines(this, () => readLines(form), form.action, this.dataset.cart);
  }
}

/** The lines of a form whose fields are called `items[0][id]`, `items[0][properties][_tandem_offer]`, as Shopify takes them. */
function readLines(form: HTMLFormElement): CartLine[] {
  const lines: CartLine[] = [];
  const arm = document.documentElement.dataset.tandemArm;
  for (const [name, value] of new FormData(form)) {
    const [, index, field, property] = /^items\[(\d+)\]\[(\w+)\](?:\[(\w+)\])?$/.exec(name) ?? [];
    if (!index) continue;
    lines[Number(index)] ??= { variantId: "", quantity: 1, properties: { ...(arm && { _tandem_arm: arm }) } };
    const line = lines[Number(index)];
    if (line && field === "id") line.variantId = String(value);
    else if (line && field === "quantity") line.quantity = Number(value);
    else if (line && property) line.properties[property] = String(value);
  }
  return lines;
}

customElements.define("tandem-add", TandemAdd);
