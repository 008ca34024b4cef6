import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { expect, test } from "vitest";
import { z } from "zod";
import { jobOfTopic } from "#app/pages/activity/jobs-of-topics.server.ts";
import { steps } from "#app/pipeline/index.ts";
import { knownNewsTopics, knownTaskKinds, newsWords, taskWords } from "#app/ui/task-words.ts";

const Toml = z.object({
  webhooks: z.object({
    subscriptions: z.array(
      z.object({ topics: z.array(z.string()).optional(), compliance_topics: z.array(z.string()).optional() }),
    ),
  }),
});

const topics = Toml.parse(parse(readFileSync("shopify.app.toml", "utf8"))).webhooks.subscriptions.flatMap((one) => [
  ...(one.topics ?? []),
  ...(one.compliance_topics ?? []),
]);

test("every job has words for the merchant", () => {
  expect(steps.map(({ job }) => job.kind).filter((kind) => !knownTaskKinds.has(kind))).toEqual([]);
});

test("every webhook topic has words for the merchant, and a job that looks at it again", () => {
  expect(topics.length).toBeGreaterThan(10);
  expect(topics.filter((topic) => !knownNewsTopics.has(topic))).toEqual([]);
  expect(topics.filter((topic) => jobOfTopic(topic) === null)).toEqual([]);
});

test("what looks at a topic again is a job of the map", () => {
  const kinds = new Set(steps.map(({ job }) => job.kind));
  expect(topics.filter((topic) => !kinds.has(jobOfTopic(topic)?.kind ?? ""))).toEqual([]);
});

test("the words are no jargon", () => {
  const words = [...[...knownTaskKinds].map(taskWords), ...[...knownNewsTopics].map(newsWords)].join(" ");
  expect(words).not.toMatch(/webhook|bulk|job|queue|intake|backfill|reconcile|payload|API/i);
});

test("an unknown kind or topic is still shown", () => {
  expect(taskWords("later.invented")).toBe("Background task");
  expect(newsWords("later/invented")).toBe("Other news");
});
