import type { Damage } from "./delivery.ts";

/**
 * What goes wrong with the next webhooks, on demand. Each fault is used up: `times` says for how many deliveries it holds.
 */
export type WebhookFault = {
  /** Only deliveries of this topic; every topic when absent. */
  topic?: string;
  /** Only deliveries of this shop; every shop when absent. */
  shop?: string;
  /** For how many deliveries; 1 when absent. */
  times?: number;
} & (
  | { kind: "duplicate"; copies: number }
  | { kind: "delay"; ms: number }
  | { kind: "drop" }
  /** Holds deliveries until `times` have gathered, then sends them last first, one after the other. */
  | { kind: "reorder" }
  | { kind: Damage }
);

interface Armed {
  fault: WebhookFault;
  left: number;
}

export interface FaultBox {
  add(fault: WebhookFault): void;
  list(): WebhookFault[];
  clear(): void;
  /** The faults that hit this delivery; they are one use shorter afterwards. */
  take(delivery: { topic: string; shop: string }): { fault: WebhookFault; isLast: boolean }[];
}

export function createFaultBox(): FaultBox {
  let armed: Armed[] = [];
  return {
    add(fault) {
      armed.push({ fault, left: fault.times ?? 1 });
    },
    list: () => armed.map(({ fault, left }) => ({ ...fault, times: left })),
    clear() {
      armed = [];
    },
    take(delivery) {
      const hits = armed.filter(
        ({ fault }) =>
          (fault.topic === undefined || fault.topic === delivery.topic) &&
          (fault.shop === undefined || fault.shop === delivery.shop),
      );
      for (const hit of hits) hit.left -= 1;
      armed = armed.filter((one) => one.left > 0);
      return hits.map(({ fault, left }) => ({ fault, isLast: left === 0 }));
    },
  };
}
