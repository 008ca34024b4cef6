/** The base of the elements that the page draws: properties come from the worker, looks are in the shadow. */
export abstract class HostElement extends HTMLElement {
  #values: Record<string, unknown> = {};
  #isBuilt = false;
  #isDue = false;
  protected readonly root = this.attachShadow({ mode: "open", delegatesFocus: true });

  /** A property as the worker set it. */
  read(name: string): unknown {
    return this.#values[name];
  }

  /** Sets it and has the element drawn anew. */
  write(name: string, value: unknown): void {
    this.#values[name] = value;
    this.#plan();
  }

  connectedCallback(): void {
    this.#draw();
  }

  /** Makes the shadow's content, once. */
  protected abstract build(): void;
  /** Brings it up to the properties; is called again whenever one changes. */
  protected update(): void {}

  protected text(name: string): string {
    const value = this.#values[name];
    return value === undefined || value === null ? "" : String(value);
  }

  protected is(name: string): boolean {
    const value = this.#values[name];
    return value !== undefined && value !== null && value !== false;
  }

  /** Tells the extension, with what has changed. */
  protected tell(event: string, detail: Record<string, unknown> = {}): void {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  protected hold(name: string, value: unknown): void {
    this.#values[name] = value;
  }

  #plan(): void {
    if (this.#isDue || !this.isConnected) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#draw();
    });
  }

  #draw(): void {
    if (!this.#isBuilt) this.build();
    this.#isBuilt = true;
    this.update();
  }
}

/** Gives a class of elements an accessor for each property. */
export function acceptProperties(target: { prototype: HostElement }, properties: readonly string[]): void {
  for (const name of properties) {
    Object.defineProperty(target.prototype, name, {
      configurable: true,
      get(this: HostElement) {
        return this.read(name);
      },
      set(this: HostElement, value: unknown) {
        this.write(name, value);
      },
    });
  }
}
