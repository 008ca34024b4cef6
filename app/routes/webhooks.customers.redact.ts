import type { ActionFunctionArgs } from "@remix-run/node";
import { redactCustomersJob } from "#app/shops/jobs.ts";
import { parsePersonSignal } from "#app/shops/person-signal.server.ts";
import { takeInWebhook } from "#app/shops/take-in-webhook.server.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  takeInWebhook(request, { topic: "customers/redact", parse: parsePersonSignal, job: redactCustomersJob }, new Date());
