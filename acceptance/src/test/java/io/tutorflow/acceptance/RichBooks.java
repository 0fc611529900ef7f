package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.School;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Few rows of every kind that the suite writes: what an audit is tried on. */
final class RichBooks {

    private static final String ACTIVITIES = "/v1/school/activities";
    private static final int UNAVAILABLE = 503;
    private static final int AGAIN = 30;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final LocalStack stack;
    private final Client operator;
    private final Billing billing;

    private RichBooks(LocalStack stack) throws Exception {
        this.stack = stack;
        this.operator = stack.operator();
        this.billing = new Billing(stack);
    }

    /** At the end some work is under way, and will be: nobody is there to end it. */
    static void write(LocalStack stack) throws Exception {
        var books = new RichBooks(stack);
        var month = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).plusMonths(1);
        var enterprise = books.terms(month);
        var bought = books.reload();
        new RichDocuments(stack, month).write(enterprise, bought);
        books.platform(month.plusMonths(2));
        books.creditLine();
        books.metered(month.plusMonths(2));
        var school = books.school();
        books.plan();
        books.money(school);
        books.settle();
        books.leaveUnderWay(school);
        for (var service : List.of("billing-service", "budget-service", "pricing-service")) {
            stack.tutorflow("stop", service).demandSuccess();
        }
    }

    /** @param day of which it is some hours */
    private void platform(LocalDate day) throws Exception {
        var payer = stack.workspaceWith(10_000);
        var agent = payer.client();
        create(agent, "courses", Map.of("prompt", "Rome [deliver 3]", "lessonCount", 5));
        create(agent, "courses", Map.of("prompt", "Rome", "lessonCount", 2, "idempotencyKey", "mine"));
        agent.post("/v1/platform/courses", Map.of("prompt", "Rome [fail]", "lessonCount", 5));
        create(agent, "modules", Map.of("prompt", "Rome"));
        create(agent, "tests", Map.of("prompt", "Rome", "itemCount", 7));
        create(agent, "evaluations", Map.of("evaluationType", "open_ended", "questionText", "Q", "learnerAnswer", "A"));
        var deck = create(agent, "slides", Map.of("prompt", "Rome", "slideCount", 2));
        var edit = "/v1/platform/slides/edit/" + text(deck, "editToken") + "/generate/image";
        demand(() -> agent.post(edit, Map.of("prompt", "A forum")));
        demand(() -> agent.post(edit, Map.of("prompt", "A temple", "idempotencyKey", "temple")));
        video(agent, "Rome [render 90s]");
        measured(stack, payer, "e-1", day + "T06:00:00Z", "1.5");
    }

    private void video(Client agent, String prompt) throws Exception {
        var video = create(agent, "videos", Map.of("prompt", prompt, "sceneCount", 2));
        var edit = "/v1/platform/videos/edit/" + text(video, "editToken");
        var scene =
                agent.get(edit).body().path("scenes").path(0).path("sceneId").asText();
        demand(() -> agent.post(edit + "/scenes/" + scene + "/tts", Map.of("text", "Ave")));
        demand(() -> agent.post(edit + "/render", Map.of()));
    }

    /** @param time when it was used */
    static void measured(LocalStack stack, Workspace payer, String id, String time, String units) throws Exception {
        var event = """
                {"specversion":"1.0","type":"io.tutorflow.usage.measured.v1","source":"meter","id":"%s","subject":"%s",\
                "time":"%s","data":{"category":"video_render","units":%s}}""".formatted(id, payer.id(), time, units);
        var replica = Client.of(
                        "http://127.0.0.1:" + stack.ports("usage-service").getFirst())
                .with(stack.serviceToken("billing-service"));
        demand(() -> replica.postText("/internal/usage-events", "application/cloudevents+json", event));
    }

    /** A customer with terms from the next 1st on, which is then the day of all that follows. */
    private Workspace terms(LocalDate first) throws Exception {
        var enterprise = stack.workspaceWith(10);
        demand(() -> operator.put(
                "/v1/admin/workspaces/" + enterprise.id() + "/terms",
                Map.of(
                        "effectiveFrom",
                        first + "T00:00:00Z",
                        "planCode",
                        "enterprise",
                        "discountPercent",
                        12,
                        "discounts",
                        List.of(Map.of("catalogKey", "slide.default", "percent", 7.5)),
                        "prices",
                        List.of(Map.of("catalogKey", "evaluation.default", "unitPriceUsd", 0.015)),
                        "includedUsd",
                        0.1,
                        "commitUsd",
                        500,
                        "taxRatePercent",
                        10,
                        "creditLineUsd",
                        1000)));
        Waiting.until(
                "billing-service has heard of the terms",
                () -> billing.one("SELECT count(*) FROM workspace_terms").equals("1"));
        stack.tutorflow("clock", first.toString()).demandSuccess();
        Waiting.until(
                "the workspace lives by its terms",
                () -> billing.one("SELECT (SELECT count(*) FROM terms_in_force WHERE version = 1)"
                                + " + (SELECT count(*) FROM included_usage)")
                        .equals("2"));
        var agent = enterprise.client();
        create(agent, "courses", Map.of("prompt", "Rome", "lessonCount", 5));
        create(agent, "slides", Map.of("prompt", "Rome", "slideCount", 2));
        create(agent, "evaluations", Map.of("evaluationType", "open_ended", "questionText", "Q", "learnerAnswer", "A"));
        return enterprise;
    }

    private void creditLine() {
        var made = demand(() -> operator.post(
                "/v1/admin/workspaces",
                Map.of("name", "Line", "slug", "line-" + UUID.randomUUID(), "creditLineUsd", 10)));
        create(stack(text(made, "apiKey")), "courses", Map.of("prompt", "Rome", "lessonCount", 4));
    }

    /** One that was given credits, is metered since, and uses its line; and one that returned to invoices. */
    private void metered(LocalDate day) throws Exception {
        var metered = lined("metered");
        demand(() -> operator.post(
                "/v1/admin/workspaces/" + metered.id() + "/credits", Map.of("credits", 500, "reason", "welcome")));
        create(metered.client(), "courses", Map.of("prompt", "Rome", "lessonCount", 2));
        Waiting.until("nothing of it is held", () -> held(metered).equals("0"));
        switchTo(metered, "stripe_metered");
        create(metered.client(), "courses", Map.of("prompt", "Rome", "lessonCount", 3));
        metered.client().post("/v1/platform/courses", Map.of("prompt", "Rome [fail]", "lessonCount", 5));
        measured(stack, metered, "m-1", day + "T07:00:00Z", "1.5");
        var returned = lined("returned");
        switchTo(returned, "stripe_metered");
        billing.execute("""
                UPDATE workspace SET revision = revision + 1,
                    metered_until = (SELECT since + interval '1 millisecond' FROM billing_mode WHERE account_id = id)
                WHERE id = '%s'""".formatted(returned.id()));
    }

    private String held(Workspace workspace) throws Exception {
        return billing.one("SELECT count(*) FROM open_hold WHERE account_id = '" + workspace.id() + "'");
    }

    private Workspace lined(String name) {
        var made = demand(() -> operator.post(
                "/v1/admin/workspaces",
                Map.of("name", name, "slug", name + "-" + UUID.randomUUID(), "creditLineUsd", 100)));
        return new Workspace(text(made, "organizationId"), stack(text(made, "apiKey")));
    }

    /** As if its owner had saved a card once. */
    private void switchTo(Workspace workspace, String mode) throws Exception {
        billing.execute(
                "INSERT INTO stripe_customer (account_id, customer_id, created_at) VALUES ('%s', 'cus_%s', now())"
                        .formatted(workspace.id(), workspace.id()));
        switchTo(operator, workspace, mode);
    }

    static void switchTo(Client operator, Workspace workspace, String mode) {
        demand(() -> operator.call(
                        "PATCH",
                        "/v1/admin/workspaces/" + workspace.id(),
                        Client.json(Map.of("billingMode", mode)).getBytes(UTF_8),
                        "Content-Type",
                        "application/json")
                .join());
    }

    /** Somebody registers, pays with a card that is kept, and has it charged when little is left. */
    private String reload() throws Exception {
        var email = UUID.randomUUID() + "@agents.example";
        var gateway = stack.gateway();
        var made = demand(() -> gateway.post(
                "/v1/platform/agent/register",
                Map.of("name", "Reload", "slug", "reload-" + UUID.randomUUID(), "email", email)));
        var account = text(made, "organizationId");
        billing.execute(
                "UPDATE workspace SET email_verified = true, revision = revision + 1 WHERE id = '" + account + "'");
        var url = text(stack(text(made, "apiKey")).post("/v1/platform/agent/billing/session", Map.of()), "checkoutUrl");
        var token = url.substring(url.indexOf("token=") + "token=".length());
        var pay = Map.of("amountUsd", 20, "saveCard", true, "token", token);
        Purchases.pay(stack.gateway().post("/v1/platform/agent/checkout", pay));
        Waiting.until("it is credited", () -> payments(account, "top_up") == 1);
        var owner = stack.owner(account);
        demand(() -> owner.put(
                "/v1/platform/owner/auto-reload",
                Map.of("autoReloadEnabled", true, "autoReloadThresholdUsd", 22, "autoReloadTargetUsd", 50)));
        Waiting.until("the card is charged", () -> payments(account, "auto_reload") == 1);
        create(stack(text(made, "apiKey")), "courses", Map.of("prompt", "Rome", "lessonCount", 30));
        return account;
    }

    private int payments(String account, String purpose) throws Exception {
        return Integer.parseInt(
                billing.one("SELECT count(*) FROM payment WHERE state = 'paid' AND account_id = '%s' AND purpose = '%s'"
                        .formatted(account, purpose)));
    }

    private School school() throws Exception {
        var school = stack.schoolWith(20_000);
        var teacher = stack.person("teacher", school.id(), "teacher");
        for (var name : List.of("teacher", "other")) {
            demand(() -> school.admin()
                    .put("/v1/school/teachers/" + name + "/budget", Map.of("period", "weekly", "limitTokens", 2_000)));
        }
        demand(() -> school.admin().post("/v1/school/distributions", Map.of("teacherId", "teacher", "tokens", 100)));
        increases(school);
        demand(() -> school.admin()
                .put("/v1/school/settings/default-budget", Map.of("period", "monthly", "limitTokens", 500)));
        demand(() -> school.admin().put("/v1/school/teachers/exempt/budget", Map.of("exempt", true)));
        demand(() -> school.admin().post("/v1/school/distributions", Map.of("teacherId", "heir", "tokens", 10)));
        demand(() -> school.admin().post("/v1/school/distributions", Map.of("studentId", "student", "tokens", 500)));
        demand(() -> school.admin()
                .post(
                        "/v1/school/distributions",
                        Map.of("studentId", "student", "tokens", 50, "direction", "take_back")));
        activity(teacher, "cover_image", "Rome");
        for (var each : List.of("ai_lesson_generation", "ai_exercise_generation")) {
            activity(teacher, each, "Rome");
        }
        for (var variant : List.of("text", "image")) {
            demand(() -> teacher.post(ACTIVITIES, Map.of("activity", "writing_assessment", "variant", variant)));
        }
        demand(() -> teacher.post(ACTIVITIES, Map.of("activity", "speaking_assessment", "variant", "live")));
        session(school, teacher);
        teacher.post(ACTIVITIES, Map.of("activity", "cover_image", "prompt", "Rome [fail]"));
        activity(stack.person("teacher", school.id(), "other"), "cover_image", "Rome");
        activity(stack.person("teacher", school.id(), "another-heir"), "cover_image", "Rome");
        activity(stack.person("student", school.id(), "student"), "cover_image", "Rome");
        demand(() -> school.admin()
                .post(ACTIVITIES, Map.of("activity", "cover_image", "prompt", "Rome", "idempotencyKey", "mine")));
        return school;
    }

    private void session(School school, Client teacher) throws Exception {
        demand(() -> teacher.put("/v1/school/groups/g-1/post-session-summary", Map.of("enabled", true)));
        var session = Map.of("sessionId", "s-1", "groupId", "g-1");
        var transcript = new HashMap<String, Object>(session);
        transcript.putAll(Map.of("activity", "session_transcription", "quantity", 100));
        demand(() -> teacher.post(ACTIVITIES, transcript));
        var summary = new HashMap<String, Object>(session);
        summary.put("activity", "post_session_summary");
        demand(() -> teacher.post(ACTIVITIES, summary));
        for (var each : List.of(
                "\"category\":\"session_transcription\",\"units\":30.5",
                "\"category\":\"post_session_summary\",\"units\":1,\"inputTokens\":1200,\"outputTokens\":800",
                "\"category\":\"writing_assessment\",\"variant\":\"text\",\"units\":1")) {
            measured(school, each);
        }
    }

    /** What another part of the product measured of a second session. */
    private void measured(School school, String data) throws Exception {
        var event = """
                {"specversion":"1.0","type":"io.tutorflow.usage.measured.v1","source":"classroom","id":"%s",\
                "subject":"%s","time":"%s","data":{%s,"teacherId":"teacher","sessionId":"s-2","groupId":"g-1"}}""".formatted(UUID.randomUUID(), school.id(), new SuiteClock(stack).now(), data);
        var replica = Client.of(
                        "http://127.0.0.1:" + stack.ports("usage-service").getFirst())
                .with(stack.serviceToken("billing-service"));
        demand(() -> replica.postText("/internal/usage-events", "application/cloudevents+json", event));
    }

    /** One granted for the period, one with a new limit, one denied and one that waits. */
    private void increases(School school) throws Exception {
        answer(school, "teacher", "approve", Map.of("extraTokens", 30));
        answer(school, "teacher", "approve", Map.of("limitTokens", 3_000));
        answer(school, "other", "deny", Map.of("reason", "Not this week"));
        ask(school, "other");
    }

    private void answer(School school, String teacher, String how, Map<String, Object> answer) throws Exception {
        var id = ask(school, teacher);
        demand(() -> school.admin().post("/v1/school/budgets/increase-requests/" + id + "/" + how, answer));
    }

    private String ask(School school, String teacher) throws Exception {
        var asked = stack.person("teacher", school.id(), teacher)
                .post("/v1/school/budgets/me/increase-requests", Map.of("note", "For the exam"));
        return asked.body().path("id").asText();
    }

    private void plan() throws Exception {
        var school = stack.schoolWith(100);
        demand(() -> operator.put(
                "/v1/admin/organizations/" + school.id() + "/plan",
                Map.of(
                        "planCode",
                        "bench",
                        "generationsPerPeriod",
                        50,
                        "periodStart",
                        LocalDate.now(ZoneOffset.UTC).minusDays(1).toString())));
        Waiting.until(
                "budget-service knows the plan",
                () -> school.admin()
                                .get("/v1/school/plan-usage")
                                .body()
                                .path("limit")
                                .asInt()
                        == 50);
        var teacher = stack.person("teacher", school.id(), "teacher");
        activity(teacher, "cover_image", "Rome");
        teacher.post(ACTIVITIES, Map.of("activity", "cover_image", "prompt", "Rome [fail]"));
    }

    /** A purchase that stays, one that is given back, one that fails to be, and disputes, open, won and lost. */
    private void money(School school) throws Exception {
        Purchases.paid(stack, school);
        refund(school, Purchases.paid(stack, school));
        awaitRefunds("succeeded", 1);
        lever("PUT", "refunds", "{\"pending\":true}");
        refund(school, Purchases.paid(stack, school));
        awaitRefunds("pending", 1);
        lever("PUT", "refunds", "{\"pending\":false}");
        var refund = billing.one("SELECT refund_id FROM refund WHERE state = 'pending'");
        lever("PUT", "refunds/" + refund, "{\"status\":\"failed\"}");
        billing.execute("UPDATE due_work SET due_at = now() WHERE job = 'refunds'");
        awaitRefunds("failed", 1);
        var open = Purchases.paid(stack, school);
        var won = Purchases.paid(stack, school);
        var lost = Purchases.paid(stack, school);
        for (var purchase : List.of(open, won, lost)) {
            lever("POST", "disputes", "{\"payment_intent\":\"" + purchase.intent() + "\"}");
        }
        awaitDisputes("open", 3);
        close(won, "won");
        close(lost, "lost");
        awaitDisputes("won", 1);
        awaitDisputes("lost", 1);
        Purchases.ask(school, Purchases.Wish.fresh());
    }

    private void close(Purchases.Purchase purchase, String how) throws Exception {
        var dispute = billing.one("SELECT id FROM dispute WHERE payment_id = '" + purchase.id() + "'");
        lever("PUT", "disputes/" + dispute, "{\"status\":\"" + how + "\"}");
    }

    private Answer refund(School school, Purchases.Purchase purchase) {
        return demand(() -> school.admin().post("/v1/school/transactions/" + purchase.id() + "/refund", Map.of()));
    }

    private void awaitRefunds(String state, int many) throws Exception {
        Waiting.until(
                "a refund is " + state,
                () -> billing.one("SELECT count(*) FROM refund WHERE state = '" + state + "'")
                        .equals("" + many));
    }

    private void awaitDisputes(String state, int many) throws Exception {
        Waiting.until("a dispute is " + state, () -> {
            billing.execute("UPDATE due_work SET due_at = now() WHERE job = 'disputes'");
            return billing.one("SELECT count(*) FROM dispute WHERE payment_id IS NOT NULL AND state = '" + state + "'")
                    .equals("" + many);
        });
    }

    private void lever(String method, String path, String body) throws Exception {
        var stripe = stack.stripe();
        demand(() ->
                stripe.call(method, "/_sandbox/" + path, body.getBytes(UTF_8)).join());
    }

    private void settle() throws Exception {
        Waiting.until(
                "all that was begun has ended",
                () -> stack.tutorflow("audit", "--settle", "PT1S").exitCode() == 0
                        && billing.one("SELECT count(*) FROM open_hold").equals("0"));
    }

    private void leaveUnderWay(School school) throws Exception {
        var agent = stack.workspaceWith(1_000).client();
        var teacher = stack.person("teacher", school.id(), "teacher");
        create(agent, "courses", Map.of("prompt", "Rome [hang]", "mode", "async"));
        var unanswered =
                teacher.postLater(ACTIVITIES, Client.json(Map.of("activity", "cover_image", "prompt", "Rome [hang]")));
        Waiting.until(
                "both are under way",
                () -> billing.one("SELECT count(*) FROM open_hold").equals("2"));
        Thread.sleep(1_000);
        if (unanswered.isDone()) {
            throw new AssertionError("Nothing was to be done, and yet: " + unanswered.join());
        }
        stack.tutorflow("stop", "usage-service").demandSuccess();
    }

    private void activity(Client person, String activity, String prompt) {
        demand(() -> person.post(ACTIVITIES, Map.of("activity", activity, "prompt", prompt)));
    }

    private Client stack(String key) {
        try {
            return stack.gateway().with(key);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Answer create(Client agent, String what, Map<String, ?> body) {
        return demand(() -> agent.post("/v1/platform/" + what, body));
    }

    private static String text(Answer answer, String field) {
        return answer.body().path(field).asText();
    }

    /** A 503 is asked again: a machine that has just started is busy. */
    static Answer demand(Supplier<Answer> request) {
        var answer = request.get();
        for (int again = 0; answer.status() == UNAVAILABLE && again < AGAIN; again++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = request.get();
        }
        if (!answer.isSuccess()) {
            throw new IllegalStateException("Refused: " + answer.status() + " " + answer.body());
        }
        return answer;
    }
}
