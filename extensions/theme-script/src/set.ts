import type { CartLine } from "./add-to-cart.ts";
import { findLacking } from "./find-lacking.ts";
import { hideOnceOver } from "./hide-once-over.ts";
import { type PricedRow, type PublishedSet, priceRows, savingOf } from "./match-set.ts";
import { formatMoney } from "./money.ts";
import { findAll, isTaken, readRow, showAmount, showRow } from "./rows.ts";
import { sendLines } from "./send-lines.ts";

/** `<tandem-set>`: products can be left out, prices follow what is chosen, and the page stays where it is. */
class TandemSet extends HTMLElement {
  undo = new AbortController();

  connectedCallback(): void {
    hideOnceOver(this.closest<HTMLElement>("[data-tandem-ends]"));
    // A product with too many variants for a select is chosen on its own page: nothing here to follow.
    if (this.rows.some((row) => !readRow(row).variantId)) return;
    this.undo = new AbortController();
    const { signal } = this.undo;
    if (this.button) for (const tick of findAll(this, ".tandem-row__tick")) tick.hidden = false;
    this.addEventListener("change", () => this.paint(), { signal });
    this.addEventListener("submit", (event) => this.send(event), { signal });
    document.addEventListener("shopify:product:select", (event) => void this.follow(event), { signal });
  }

  disconnectedCallback(): void {
    this.undo.abort();
  }

  /** What is taken, with its prices. */
  price(): PricedRow[] {
    const sets: PublishedSet[] = JSON.parse(this.dataset.sets ?? "[]");
    return priceRows(this.rows.filter(isTaken).map(readRow), sets, Number(this.dataset.step));
  }

  paint(): void {
    const priced = this.price();
    const write = (amount: number): string => formatMoney(amount, this.dataset.money ?? "");
    const left = [...priced];
    for (const element of this.rows) {
      const taken = isTaken(element);
      element.classList.toggle("tandem-row--left-out", !taken);
      showRow(element, (taken && left.shift()?.saving) || 0, write);
    }
    this.paintTotal(priced, write);
  }

  paintTotal(priced: PricedRow[], write: (amount: number) => string): void {
    const full = priced.reduce((sum, { row }) => sum + row.unit * row.quantity, 0);
    const saving = savingOf(priced);
    const card = document.getElementById(this.dataset.card ?? "");
    for (const place of [this.querySelector("[data-tandem-total]"), card]) {
      if (!place) continue;
      showAmount(place, full, full - saving, write);
      for (const badge of findAll(place, "[data-tandem-saving]")) badge.hidden = saving === 0;
      for (const saved of findAll(place, "[data-tandem-saved]")) saved.textContent = write(saving);
    }
    this.button?.setAttribute("aria-disabled", String(priced.length === 0));
  }

  get rows(): HTMLElement[] {
    return findAll(this, "[data-tandem-row]");
  }

  get button(): HTMLElement | null {
    return this.querySelector("[data-tandem-add]");
  }

  send(event: Event): void {
    event.preventDefault();
    const { cartAdd, cart } = this.dataset;
    const lines = () => this.price().map((one) => this.toLine(one));
    void sendLines(this, () => findLacking(lines(), cart), cartAdd, cart);
  }

  /** The marks of a line: which offer it came by, what it was promised, and the shopper's arm. */
  toLine({ row, percent, setId }: PricedRow): CartLine {
    const arm = document.documentElement.dataset.tandemArm;
    const offer = setId ?? this.closest<HTMLElement>("[data-tandem-offer]")?.dataset.tandemOffer ?? "";
    const promise = `${percent}@${row.unit}${this.dataset.currency}`;
    const marks = { _tandem_offer: offer, _tandem_promise: promise, ...(arm && { _tandem_arm: arm }) };
    return { variantId: row.variantId, quantity: row.quantity, properties: marks };
  }

  /** The theme's own picker was used: the same product here follows it. */
  async follow(event: Event & { promise?: Promise<{ variant?: { id?: string } | null }> }): Promise<void> {
    const id = /\d+$/.exec((await event.promise)?.variant?.id ?? "")?.[0];
    const option = id ? this.querySelector<HTMLOptionElement>(`option[value="${id}"]`) : null;
    if (!option) return;
    option.selected = true;
    this.paint();
  }
}

customElements.define("tandem-set", TandemSet);
