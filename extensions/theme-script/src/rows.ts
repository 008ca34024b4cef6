import type { Row } from "./match-set.ts";

/** The elements within `root` that `selector` names. */
export function findAll(root: Element, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)];
}

/** Whether the shopper left a row ticked, or could not untick it. */
export function isTaken(row: HTMLElement): boolean {
  return row.querySelector<HTMLInputElement>("input[type=checkbox]")?.checked ?? true;
}

/** What a row puts into the cart: the chosen option of its select, or the one variant it has. */
export function readRow(row: HTMLElement): Row {
  const field = fieldOf(row);
  return {
    productId: Number(field?.dataset.product),
    variantId: field?.value ?? "",
    quantity: Number(row.dataset.quantity),
    unit: Number(field?.dataset.price),
  };
}

/** Shows what a row costs: with a saving beside its price, without one beside what the shop compares it to, as Liquid does. */
export function showRow(element: HTMLElement, saving: number, write: (amount: number) => string): void {
  const { unit, quantity } = readRow(element);
  const compared = Number(fieldOf(element)?.dataset.was) * quantity;
  const full = unit * quantity;
  showAmount(element, saving ? full : Math.max(full, compared), full - saving, write);
}

function fieldOf(row: HTMLElement): HTMLOptionElement | HTMLInputElement | null {
  return row.querySelector<HTMLOptionElement>("option:checked") ?? row.querySelector<HTMLInputElement>("[type=hidden]");
}

/** Shows a price, and the regular one where it is higher. */
export function showAmount(root: Element, was: number, pay: number, write: (amount: number) => string): void {
  for (const price of findAll(root, "[data-tandem-price]")) {
    const [regular] = findAll(price, "[data-tandem-was]");
    const [struck] = findAll(price, "s");
    const [own] = findAll(price, "[data-tandem-pay]");
    if (regular) regular.hidden = was <= pay;
    if (struck) struck.textContent = write(was);
    if (own) own.textContent = write(pay);
  }
}
