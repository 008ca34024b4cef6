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
  const faults = createFaultBox();
  const changed = deps.onChange ?? (() => {});
  const running = new Set<Promise<void>>();
  const queue: (() => Promise<void>)[] = [];
  let log: Delivery[] = [];
  let held: Delivery[] = [];

  const start = (task: () => Promise<void>) => {
    if (running.size >= PARALLEL) {
      queue.push(task);
      return;
    }
    const run = task().finally(() => {
      running.delete(run);
      const next = queue.shift();
      if (next) start(next);
    });
    running.add(run);
  };

  const attempt = async (delivery: Delivery) => {
    if (delivery.status === "delivered") return;
    delivery.nextAttemptAtMs = null;
    await post(delivery);
    if (delivery.status !== "waiting") return;
    const waitMs = RETRY_WAITS_MS[delivery.attempts.length - 1];
    if (waitMs === undefined) delivery.status = "failed";
    else planAt(delivery, deps.clock.now() + waitMs);
    changed();
  };

  const post = async (delivery: Delivery) => {
    const url = addressOf(delivery.uri, deps.app.url);
    const made = await postDelivery(delivery, {
      url,
      secret: deps.app.apiSecret,
      nowMs: deps.clock.now(),
      timeoutMs: deps.timeoutMs ?? ANSWER_WITHIN_MS,
    });
    delivery.attempts.push(made);
    if (made.status !== null && made.status >= 200 && made.status < 300) delivery.status = "delivered";
    changed();
  };

  const planAt = (delivery: Delivery, atMs: number) => {
    delivery.nextAttemptAtMs = atMs;
    deps.clock.at(atMs, () => attempt(delivery));
  };

  const dispatch = (delivery: Delivery) => {
    let copies = 0;
    let delayMs = 0;
    for (const { fault, isLast } of faults.take(delivery)) {
      if (fault.kind === "drop") {
        delivery.status = "dropped";
        return;
      }
      if (fault.kind === "reorder") {
        hold(delivery, isLast);
        return;
      }
      if (fault.kind === "duplicate") copies += fault.copies;
      else if (fault.kind === "delay") delayMs += fault.ms;
      else delivery.damage = fault.kind;
    }
    if (delayMs > 0) planAt(delivery, deps.clock.now() + delayMs);
    else start(() => attempt(delivery));
    for (let copy = 0; copy < copies; copy++) start(() => post(delivery));
  };

  const hold = (delivery: Delivery, isLast: boolean) => {
    delivery.status = "held";
    held.push(delivery);
    if (!isLast) return;
    const backwards = held.reverse();
    held = [];
    start(async () => {
      for (const one of backwards) {
        one.status = "waiting";
        await attempt(one);
      }
    });
  };

  return {
    faults,
    send(shop, topic, payload, options = {}) {
      const eventId = options.eventId ?? randomUUID();
      const made = deps.manifest.subscriptions
        .filter((subscription) => subscription.topic === topic)
        .map((subscription) => makeDelivery(shop, subscription, payload, eventId, deps));
      log = [...log, ...made].slice(-LOG_SIZE);
      for (const delivery of made) dispatch(delivery);
      changed();
      return made;
    },
    async resend(id) {
      const delivery = log.find((one) => one.id === id);
      if (!delivery) throw new Error(`No webhook ${id} in the log`);
      await post(delivery);
      return delivery;
    },
    log: () => log,
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    restore(deliveries) {
      log = deliveries;
      for (const delivery of log) {
        if (delivery.status === "held") delivery.status = "waiting";
        if (delivery.status === "waiting") planAt(delivery, Math.max(delivery.nextAttemptAtMs ?? 0, deps.clock.now()));
      }
    },
  };
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
