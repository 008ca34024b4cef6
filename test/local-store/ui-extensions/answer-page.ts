import { z } from "zod";
import { queryCustomerAccount } from "#test/local-store/customer-account-api/customer-account-api.ts";
import { type Exchange, readJsonOrForm, sendJson } from "#test/local-store/http.ts";
import type { Visit } from "#test/local-store/shopper/open-visit.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import { queryStorefront } from "#test/local-store/storefront-api/storefront-api.ts";
import { noteExtensionProblem } from "./checkout-setup.ts";

/** A page with extensions, and who looks at it. */
export interface Looking {
  parts: StoreParts;
  visit: Visit;
  exchange: Exchange;
}

const operation = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).optional() });
const customerAsk = z.object({ version: z.string(), body: z.string() });
const problem = z.object({ extension: z.string(), problem: z.string() });

/** Answers an extension's `query()`. */
export async function answerQuery({ exchange, visit, parts }: Looking): Promise<void> {
  const asked = operation.parse(await readJsonOrForm(exchange.request));
  sendJson(exchange.response, 200, await queryStorefront(parts, { ...visit, origin: exchange.url.origin }, asked));
}

/** Answers an extension's `fetch` of the Customer Account API for the customer who is signed in. */
export async function answerCustomerAccount({ exchange, visit, parts }: Looking): Promise<void> {
  const { version, body } = customerAsk.parse(await readJsonOrForm(exchange.request));
  if (version !== "2026-07")
    return sendJson(exchange.response, 404, { errors: [{ message: `There is no version ${version} here` }] });
  const asked = operation.parse(JSON.parse(body));
  sendJson(exchange.response, 200, await queryCustomerAccount(parts, visit, asked));
}

/** Keeps what an extension did wrong. */
export async function answerProblem({ exchange, visit, parts }: Looking): Promise<void> {
  const said = problem.parse(await readJsonOrForm(exchange.request));
  noteExtensionProblem(visit.shop.checkoutSetup, said, parts.clock.now());
  parts.changed();
  sendJson(exchange.response, 200, {});
}
