/** Rules by their number, the one of the greatest worth first; among equals the one that came first. */
export class RuleHeap {
  readonly #worths: readonly number[];
  readonly #heap: number[];

  /** `worths`: by rule. Where that of the first one is changed, `settle` has to be told. */
  constructor(rules: number[], worths: readonly number[]) {
    this.#worths = worths;
    this.#heap = rules;
    for (let at = (rules.length >> 1) - 1; at >= 0; at -= 1) this.#sink(at);
  }

  first(): number | undefined {
    return this.#heap[0];
  }

  /** Takes the first one away. */
  drop(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  /** Puts the first one where it belongs by now. */
  settle(): void {
    this.#sink(0);
  }

  #sink(start: number): void {
    const heap = this.#heap;
    const worths = this.#worths;
    const own = heap[start] ?? 0;
    const worth = worths[own] ?? 0;
    let at = start;
    for (let child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
      let next = heap[child] ?? 0;
      let best = worths[next] ?? 0;
      if (child + 1 < heap.length) {
        const other = heap[child + 1] ?? 0;
        const otherWorth = worths[other] ?? 0;
        if (otherWorth > best || (otherWorth === best && other < next)) {
          child += 1;
          next = other;
          best = otherWorth;
        }
      }
      if (best < worth || (best === worth && next > own)) break;
      heap[at] = next;
      at = child;
    }
    heap[at] = own;
  }
}
