import { randomUUID } from "node:crypto";
import type { AppManifest, WebhookSubscription } from "#test/local-store/app-manifest.ts";
import type { StoreClock } from "#test/local-store/clock.ts";
import { type Delivery, RETRY_WAITS_MS } from "./delivery.ts";
import { createFaultBox, type FaultBox } from "./faults.ts";
import { ANSWER_WITHIN_MS, postDelivery } from "./post-delivery.ts";

/** Sends the shop's events to the app: signed, retried, logged, and damaged on demand. */
export interface WebhookSender {
  /** Makes one delivery for each subscription of the topic and starts it; gives back what it made. */
  send(shop: string, topic: string, payload: object, options?: { eventId?: string }): Delivery[];
  /** Sends a delivery of the log once more, as it was, with its old id. */
  resend(id: string): Promise<Delivery>;
  log(): readonly Delivery[];
  faults: FaultBox;
  /** Waits until no attempt is under way (retries planned for later do not count). */
  settled(): Promise<void>;
  /** Takes up deliveries of an earlier run: what was still to retry is planned again. */
  restore(deliveries: Delivery[]): void;
}

export interface SenderDeps {
  app: { url: string; apiSecret: string };
  manifest: AppManifest;
  clock: StoreClock;
  timeoutMs?: number;
  /** Called whenever the log changed. */
  onChange?: () => void;
}

/** Shopify delivers in parallel; a bound keeps a burst from opening thousands of sockets at once. */
const PARALLEL = 10;
/** Older deliveries that are done are forgotten beyond this. */
const LOG_SIZE = 5000;

export function createWebhookSender(deps: SenderDeps): WebhookSender {
  return new Sender(deps);
}

class Sender implements WebhookSender {
  readonly faults = createFaultBox();
  #deps: SenderDeps;
  #running = new Set<Promise<void>>();
  #queue: (() => Promise<void>)[] = [];
  #log: Delivery[] = [];
  #held: Delivery[] = [];

  constructor(deps: SenderDeps) {
    this.#deps = deps;
  }

  send(shop: string, topic: string, payload: object, options: { eventId?: string } = {}): Delivery[] {
    const eventId = options.eventId ?? randomUUID();
    const made = this.#deps.manifest.subscriptions
      .filter((subscription) => subscription.topic === topic)
      .map((subscription) => makeDelivery(shop, subscription, payload, eventId, this.#deps));
    this.#log.push(...made);
    if (this.#log.length > LOG_SIZE) this.#log.splice(0, this.#log.length - LOG_SIZE);
    for (const delivery of made) this.#dispatch(delivery);
    this.#changed();
    return made;
  }

  async resend(id: string): Promise<Delivery> {
    const delivery = this.#log.find((one) => one.id === id);
    if (!delivery) throw new Error(`No webhook ${id} in the log`);
    await this.#post(delivery);
    return delivery;
  }

  log(): readonly Delivery[] {
    return this.#log;
  }

  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  restore(deliveries: Delivery[]): void {
    this.#log = [...deliveries];
    for (const delivery of this.#log) {
      if (delivery.status === "held") delivery.status = "waiting";
      if (delivery.status !== "waiting") continue;
      this.#planAt(delivery, Math.max(delivery.nextAttemptAtMs ?? 0, this.#deps.clock.now()));
    }
  }

  /** Starts a new delivery, or does to it what the faults say. */
  #dispatch(delivery: Delivery): void {
    let copies = 0;
    let delayMs = 0;
    for (const { fault, isLast } of this.faults.take(delivery)) {
      if (fault.kind === "drop") {
        delivery.status = "dropped";
        return;
      }
      if (fault.kind === "reorder") {
        this.#hold(delivery, isLast);
        return;
      }
      if (fault.kind === "duplicate") copies += fault.copies;
      else if (fault.kind === "delay") delayMs += fault.ms;
      else delivery.damage = fault.kind;
    }
    if (delayMs > 0) this.#planAt(delivery, this.#deps.clock.now() + delayMs);
    else this.#start(() => this.#attempt(delivery));
    for (let copy = 0; copy < copies; copy++) this.#start(() => this.#post(delivery));
  }

  #hold(delivery: Delivery, isLast: boolean): void {
    delivery.status = "held";
    this.#held.push(delivery);
    if (!isLast) return;
    const backwards = this.#held.reverse();
    this.#held = [];
    this.#start(async () => {
      for (const one of backwards) {
        one.status = "waiting";
        await this.#attempt(one);
      }
    });
  }

  #start(task: () => Promise<void>): void {
    if (this.#running.size >= PARALLEL) {
      this.#queue.push(task);
      return;
    }
    const run = task().finally(() => {
      this.#running.delete(run);
      const next = this.#queue.shift();
      if (next) this.#start(next);
    });
    this.#running.add(run);
  }

  async #attempt(delivery: Delivery): Promise<void> {
    if (delivery.status === "delivered") return;
    delivery.nextAttemptAtMs = null;
    await this.#post(delivery);
    if (delivery.status !== "waiting") return;
    const waitMs = RETRY_WAITS_MS[delivery.attempts.length - 1];
    if (waitMs === undefined) delivery.status = "failed";
    else this.#planAt(delivery, this.#deps.clock.now() + waitMs);
    this.#changed();
  }

  async #post(delivery: Delivery): Promise<void> {
    const { app, clock, timeoutMs = ANSWER_WITHIN_MS } = this.#deps;
    const to = { url: addressOf(delivery.uri, app.url), secret: app.apiSecret, nowMs: clock.now(), timeoutMs };
    const made = await postDelivery(delivery, to);
    delivery.attempts.push(made);
    if (made.status !== null && made.status >= 200 && made.status < 300) delivery.status = "delivered";
    this.#changed();
  }

  #planAt(delivery: Delivery, atMs: number): void {
    delivery.nextAttemptAtMs = atMs;
    this.#deps.clock.at(atMs, () => this.#attempt(delivery));
  }

  #changed(): void {
    this.#deps.onChange?.();
  }
}

function makeDelivery(
  shop: string,
  subscription: WebhookSubscription,
  payload: object,
  eventId: string,
  deps: SenderDeps,
): Delivery {
  const { includeFields } = subscription;
  const fields = Object.entries(payload).filter(([key]) => includeFields === null || includeFields.includes(key));
  return {
    id: randomUUID(),
    eventId,
    shop,
    topic: subscription.topic,
    uri: subscription.uri,
    name: subscription.name,
    apiVersion: deps.manifest.webhookApiVersion,
    body: JSON.stringify(Object.fromEntries(fields)),
    triggeredAt: new Date(deps.clock.now()).toISOString(),
    status: "waiting",
    nextAttemptAtMs: null,
    attempts: [],
    damage: null,
  };
}

/**
 * Where a subscription's address is on this machine: whatever host the toml names, the app answers at `appUrl`.
 */
function addressOf(uri: string, appUrl: string): URL {
  const named = new URL(uri, appUrl);
  return new URL(`${named.pathname}${named.search}`, appUrl);
}
