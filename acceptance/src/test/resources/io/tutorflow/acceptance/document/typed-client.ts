import createClient from "openapi-fetch";
import type { components, paths, webhooks } from "./tutorflow.js";

declare const process: { argv: string[] };

type Course = components["schemas"]["Course"];
type Problem = components["schemas"]["Error"];
type Told = webhooks["payment.succeeded"]["post"]["requestBody"]["content"]["application/json"];

const baseUrl = process.argv[2] ?? "";
const visitor = createClient<paths>({ baseUrl });

/** A code that the document does not name would not compile. */
function wayOut(problem: Problem): string {
  switch (problem.error.code) {
    case "platform_credits_exhausted":
      return problem.error.topUp ? `${problem.error.topUp.method} ${problem.error.topUp.endpoint}` : "top up";
    case "platform_rate_limit_exceeded":
      return "wait";
    default:
      return problem.error.message;
  }
}

export function receiptOf(told: Told): string {
  return `${told.data.receiptNumber}: USD ${told.data.amountUsd.toFixed(2)}`;
}

function sum(course: Course): string {
  const lessons = course.lessons ?? [];
  const credits = course.priceSnapshot.amountUsd * 100;
  const titles: (string | null | undefined)[] = lessons.map((lesson) => lesson.title);
  return `${titles.length} lessons for ${credits.toFixed(0)} credits`;
}

const slug = `typed-${Math.random().toString(36).slice(2)}`;
const registered = await visitor.POST("/v1/platform/agent/register", { body: { name: "Typed", slug } });
if (!registered.data) throw new Error(wayOut(registered.error));
const agent = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${registered.data.apiKey}` } });

const quote = await agent.POST("/v1/platform/quotes", { body: { category: "course", units: 10 } });
if (!quote.data?.affordable) throw new Error("not affordable");

const created = await agent.POST("/v1/platform/courses", {
  params: { header: { "Idempotency-Key": slug } },
  body: { prompt: "Photosynthesis [deliver 7]", lessonCount: 10, level: "beginner", mode: "sync" },
});
if (!created.data) throw new Error(wayOut(created.error));
if (created.data.status !== "COMPLETED") throw new Error(created.data.failure?.message ?? created.data.status);
console.log(sum(created.data));

const page = await agent.GET("/v1/platform/courses", { params: { query: { limit: 5, offset: 0 } } });
if (page.data?.total !== 1) throw new Error("one course was made");
const again: Course | undefined = page.data.items[0];
if (again?.id !== created.data.id) throw new Error("another course");

const refused = await agent.POST("/v1/platform/courses", { body: { prompt: "History", lessonCount: 50 } });
if (!refused.error) throw new Error("more than there is");
if (wayOut(refused.error) !== "POST /v1/platform/agent/billing/session") throw new Error(wayOut(refused.error));
