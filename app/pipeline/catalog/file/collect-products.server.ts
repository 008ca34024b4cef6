import type { ProductField } from "#app/pipeline/catalog/file/columns.ts";
import { parseProductRow, parseVariantRow } from "#app/pipeline/catalog/file/parse-product-row.ts";
import { fillCosts, listApiHandles } from "#app/pipeline/catalog/file-store.server.ts";
import { saveWholeProducts, type WholeProduct } from "#app/pipeline/catalog/save-products.server.ts";
import type { ExportRow } from "#app/pipeline/intake/file/export-format.ts";
import type { Collector, Stored } from "#app/pipeline/intake/file/take-in-export.server.ts";
import type { Problem } from "#app/pipeline/intake/store.server.ts";
import type { Database } from "#app/runtime/database.server.ts";

type Row = ExportRow<ProductField>;

/** The product whose rows are being read; `whole` is null when its first row could not be read. */
type Current = { handle: string; line: number; whole: WholeProduct | null };

/** A transaction holds this many products, or fewer when they have many variants. */
const PRODUCTS_A_BATCH = 200;
const VARIANTS_A_BATCH = 2000;

type Context = { currency: string; now: Date };

/**
 * Makes whole products of the rows of a products export: the product's own fields are on the first row of its handle, and
 * each row has a variant, an image, or both.
 */
export class ProductCollector implements Collector<ProductField> {
  readonly #shop: string;
  readonly #context: Context;
  #current: Current | null = null;
  #ready = new Map<string, WholeProduct>();
  #readyVariants = 0;
  #problems: Problem[] = [];

  constructor(shop: string, context: Context) {
    this.#shop = shop;
    this.#context = context;
  }

  take(row: Row): void {
    const handle = row.value("handle");
    if (handle === "") {
      this.#problems.push({ line: row.line, reason: "The row names no product: its handle is empty." });
      return;
    }
    if (this.#current?.handle !== handle) {
      this.end();
      this.#current = this.#start(handle, row);
    }
    this.#takeVariant(this.#current, row);
  }

  end(): void {
    const { handle, line, whole } = this.#current ?? { handle: "", line: 0, whole: null };
    this.#current = null;
    if (!whole) return;
    if (whole.variants.length === 0) {
      this.#problems.push({ line, reason: `Product ${handle} is left out: it has no variant that can be read.` });
      return;
    }
    this.#ready.set(handle, whole);
    this.#readyVariants += whole.variants.length;
  }

  isFull(): boolean {
    return this.#ready.size >= PRODUCTS_A_BATCH || this.#readyVariants >= VARIANTS_A_BATCH;
  }

  /** A product that the API told of keeps what it said, and is given only what it did not: costs. */
  async store(tx: Database): Promise<Stored> {
    const whole = [...this.#ready.values()];
    const known = await listApiHandles(tx, this.#shop, [...this.#ready.keys()]);
    const told = whole.filter(({ product }) => known.has(product.handle));
    const costs = told.flatMap(({ product: { handle }, variants }) => variants.map((one) => ({ handle, ...one })));
    const costsFilled = await fillCosts(tx, this.#shop, costs);
    const unknown = whole.filter(({ product }) => !known.has(product.handle));
    await saveWholeProducts(tx, this.#shop, unknown, { source: "file", now: this.#context.now });
    const counts = { products: whole.length, variants: this.#readyVariants, known: told.length, costsFilled };
    const stored = { objects: whole.length, problems: this.#problems, counts };
    this.#ready = new Map();
    this.#readyVariants = 0;
    this.#problems = [];
    return stored;
  }

  #start(handle: string, row: Row): Current {
    try {
      return {
        handle,
        line: row.line,
        whole: { product: parseProductRow(row), variants: [], collections: [], facts: [] },
      };
    } catch (error) {
      this.#problems.push({ line: row.line, reason: `Product ${handle} is left out: ${reasonOf(error)}.` });
      return { handle, line: row.line, whole: null };
    }
  }

  #takeVariant({ handle, whole }: Current, row: Row): void {
    if (!whole) return;
    const { product, variants } = whole;
    try {
      const variant = parseVariantRow(row, product, variants.length + 1, this.#context.currency);
      if (variants.some((one) => one.variantId === variant?.variantId)) {
        throw new RangeError("another one has the same options");
      }
      if (variant) variants.push(variant);
      product.imageUrl ??= row.value("imageSrc") || null;
    } catch (error) {
      this.#problems.push({ line: row.line, reason: `A variant of ${handle} is left out: ${reasonOf(error)}.` });
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return error.message;
  throw error;
}
