import type { JobContext, JobHandler, JobOutcome } from "#app/jobs/define-job.ts";
import { HOUR_MS } from "#app/kernel/clock.ts";
import { composeOffersOfShop } from "#app/pipeline/offers/compose.job.server.ts";
import { preparePublishing } from "#app/pipeline/publishing/prepare.job.server.ts";
import { syncShop } from "#app/pipeline/publishing/sync-shop.server.ts";
import { verifyPublications } from "#app/pipeline/publishing/verify.job.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import type { World } from "#test/local-store/world/types.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";

/** A shop in the local store with Tandem installed and no worker: tests run the jobs of publishing themselves. */
export class PublishingShop {
  readonly world: World;
  readonly shop: string;
  readonly ids: bigint[];
  readonly #app: ConnectedApp;
  /** Hours that have passed for the jobs. */
  hours = 0;

  private constructor(world: World, app: ConnectedApp) {
    this.world = world;
    this.shop = world.shop.domain;
    this.ids = world.products.map((product) => BigInt(product.id));
    this.#app = app;
  }

  static async open(): Promise<PublishingShop> {
    const world = generateWorld({ seed: 6, now: new Date().toISOString(), orders: 20 });
    const app = await startConnectedApp({ worlds: [world], work: false });
    await app.open(world.shop.domain);
    return new PublishingShop(world, app);
  }

  get store() {
    return this.#app.store;
  }

  get admin() {
    return this.#app.store.shop(this.shop).admin;
  }

  close(): Promise<void> {
    return this.#app.stop();
  }

  /** A run of the offers' own stage over what little the shop sold. */
  compose(): Promise<JobOutcome> {
    return this.#run(composeOffersOfShop);
  }

  prepare(): Promise<JobOutcome> {
    return this.#run(preparePublishing);
  }

  /** Runs the sync to its end. @returns what each of its runs said */
  async sync(options: { bulkAbove?: number } = {}): Promise<string[]> {
    return this.#untilDone(({ shop }, context) => syncShop(shop, context, options));
  }

  async verify(): Promise<string[]> {
    return this.#untilDone(verifyPublications);
  }

  async #untilDone(handler: JobHandler<{ shop: string }>): Promise<string[]> {
    const said: string[] = [];
    for (let run = 0; run < 500; run += 1) {
      const outcome = await this.#run(handler);
      said.push(outcome.summary ?? "");
      if (!outcome.later) return said;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`never done: ${said.at(-1)}`);
  }

  #run(handler: JobHandler<{ shop: string }>): Promise<JobOutcome> {
    const clock = () => new Date(Date.now() + this.hours * HOUR_MS);
    const context: JobContext = { now: clock(), clock, signal: new AbortController().signal, isLastTry: false };
    return handler({ shop: this.shop }, context);
  }

  /** The value under one of our keys, parsed; undefined where there is none. */
  read(owner: bigint | string, key: string): unknown {
    const gid = typeof owner === "string" ? owner : `gid://shopify/Product/${owner}`;
    const field = Object.values(this.admin.metafields[gid] ?? {}).find((one) => one.key === key);
    return field && JSON.parse(field.value);
  }

  /** Changes a metafield as nobody but Shopify could. */
  tamper(owner: bigint, key: string, value: string): void {
    const field = Object.values(this.admin.metafields[`gid://shopify/Product/${owner}`] ?? {}).find(
      (one) => one.key === key,
    );
    if (!field) throw new Error(`no ${key}`);
    field.value = value;
  }
}
