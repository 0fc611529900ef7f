package io.tutorflow.acceptance;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.School;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A workspace and a school that own one thing of each kind. */
final class Tenant {

    private static final String VIDEO = "/v1/platform/videos/edit/{editToken}";
    private static final String KEY = "/v1/platform/agent/api-keys/{keyId}";
    private static final String OWNERS_KEY = "/v1/platform/owner/api-keys/{keyId}";
    private static final String OWNERS_HOOK = "/v1/platform/owner/webhook-endpoints/{id}";
    private static final String SCHOOLS_HOOK = "/v1/school/webhook-endpoints/{id}";
    private static final String CATALOG = "/v1/admin/catalogs/{version}";

    private static final long CREDITS = 50_000_000;

    /** $0.60: less than $0.50 is on no invoice. */
    private static final int LESSONS = 12;

    /** The gateway goes from replica to replica. */
    private static final int ASKED = 6;

    private final Client operator;
    private final Workspace workspace;
    private final School school;
    private final Client owner;
    private final Duration ahead;
    private final Map<String, Supplier<String>> makers = new LinkedHashMap<>();
    private final Map<String, String> made = new ConcurrentHashMap<>();

    /** @param ahead how far the stack's clock is: other tests of the suite move it */
    private Tenant(Client operator, Workspace workspace, School school, Client owner, Duration ahead) {
        this.operator = operator;
        this.workspace = workspace;
        this.school = school;
        this.owner = owner;
        this.ahead = ahead;
    }

    static Tenant open(LocalStack stack) throws Exception {
        var workspace = onCredit(stack);
        var owner = stack.owner(workspace.id());
        var tenant = new Tenant(stack.operator(), workspace, stack.schoolWith(CREDITS), owner, ahead(stack));
        tenant.creditNote();
        tenant.buyCredits();
        tenant.agreeOnPlan();
        tenant.setBudget(stack);
        tenant.switchSummaries();
        tenant.ownThings();
        return tenant;
    }

    /** It has no credits yet, so that what it uses is to be paid. */
    private static Workspace onCredit(LocalStack stack) throws Exception {
        var terms = Map.of(
                "name",
                "Matrix",
                "slug",
                "matrix-" + UUID.randomUUID(),
                "rateLimitPerMinute",
                1_000_000,
                "creditLineUsd",
                10);
        var made = stack.operator().post("/v1/admin/workspaces", terms);
        demand(made);
        return new Workspace(text(made, "organizationId"), stack.gateway().with(text(made, "apiKey")));
    }

    private static Duration ahead(LocalStack stack) throws Exception {
        return Duration.parse(
                stack.control().get("/clock").body().path("offset").asText());
    }

    String workspaceId() {
        return workspace.id();
    }

    Client key() {
        return workspace.client();
    }

    String schoolId() {
        return school.id();
    }

    Client admin() {
        return school.admin();
    }

    /** The id of the tenant's own thing. */
    String id(String kind) {
        var known = made.get(kind);
        return known != null ? known : freshId(kind);
    }

    /** The id of a new thing, where there can be a second one, for what uses it up. */
    String freshId(String kind) {
        var maker = makers.get(kind);
        if (maker == null) {
            throw new IllegalStateException("Say in Tenant what " + kind + " is an id of");
        }
        var id = maker.get();
        made.put(kind, id);
        return id;
    }

    /** Ids by which the tenant's things are told from those of others; edit tokens and catalogues belong to anybody. */
    List<String> privateIds() {
        return makers.keySet().stream()
                .filter(kind -> kind.endsWith("/{id}") || kind.equals(KEY))
                .map(this::id)
                .toList();
    }

    /** The ids of the video's scenes, quoted, in their order. */
    String sceneIds() {
        var video = workspace.client().get(VIDEO.replace("{editToken}", id(VIDEO)));
        return video.body().path("scenes").findValues("sceneId").toString();
    }

    private void ownThings() throws Exception {
        create("courses", Map.of("prompt", "Rome", "lessonCount", 1));
        create("modules", Map.of("prompt", "Rome"));
        create("tests", Map.of("prompt", "Rome", "itemCount", 1));
        create("evaluations", Map.of("evaluationType", "open_ended", "questionText", "Why?", "learnerAnswer", "So."));
        var slides = create("slides", Map.of("prompt", "Rome", "slideCount", 2));
        var video = create("videos", Map.of("prompt", "Rome", "sceneCount", 3));
        known("/v1/platform/slides/edit/{editToken}", text(slides, "editToken"));
        known(VIDEO, text(video, "editToken"));
        var render = text(post(workspace.client(), "/v1/platform/videos/edit/" + id(VIDEO) + "/render"), "renderId");
        known(VIDEO + "/render/{renderId}", render);
        known("/callbacks/renders/{renderId}", render);
        known("/v1/admin/workspaces/{workspaceId}", workspace.id());
        known("/v1/admin/organizations/{organizationId}", school.id());
        known("/v1/admin/accounts/{accountId}", workspace.id());
        var purchase = text(school.admin().post("/v1/school/purchases", Map.of("amountUsd", 5)), "id");
        known("/v1/school/purchases/{id}", purchase);
        known("/v1/school/transactions/{id}", purchase);
        known("/v1/school/notifications/{id}", UUID.randomUUID().toString());
        known("/v1/admin/transactions/{id}", purchase);
        known("/v1/admin/schedulers/{name}", "letters");
        known("/v1/admin/schedulers/{name}/parked/{id}", UUID.randomUUID().toString());
        known("/v1/admin/discrepancies/{recordId}", UUID.randomUUID().toString());
        known("/v1/admin/meters/differences/{differenceId}", UUID.randomUUID().toString());
        known("/v1/admin/meters/usage/{recordId}", UUID.randomUUID().toString());
        var statement = newDocument();
        known("/v1/admin/invoices/{id}", statement);
        known("/v1/platform/agent/invoices/{id}", statement);
        known("/v1/platform/owner/invoices/{id}", statement);
        known("/v1/platform/owner/payment-methods/{id}", "pm_" + UUID.randomUUID());
        known("/v1/platform/agent/transactions/{id}", UUID.randomUUID().toString());
        known("/v1/platform/owner/transactions/{id}", UUID.randomUUID().toString());
        known("/v1/platform/agent/checkout/payments/{id}", UUID.randomUUID().toString());
        makers.put(VIDEO + "/scenes/{sceneId}", this::newScene);
        makers.put(KEY, this::newKey);
        makers.put(OWNERS_KEY, this::newKey);
        makers.put(OWNERS_HOOK, () -> newHook(owner, OWNERS_HOOK));
        makers.put(OWNERS_HOOK + "/deliveries/{deliveryId}", () -> newDelivery(owner, OWNERS_HOOK));
        makers.put(SCHOOLS_HOOK, () -> newHook(school.admin(), SCHOOLS_HOOK));
        makers.put(SCHOOLS_HOOK + "/deliveries/{deliveryId}", () -> newDelivery(school.admin(), SCHOOLS_HOOK));
        makers.put(CATALOG, this::newDraft);
    }

    private Answer create(String kind, Map<String, ?> body) {
        var answer = workspace.client().post("/v1/platform/" + kind, body);
        known("/v1/platform/" + kind + "/{id}", text(answer, "id"));
        return answer;
    }

    private void known(String kind, String id) {
        makers.put(kind, () -> id);
    }

    /** Of a lesson that is on an invoice. */
    private void creditNote() throws Exception {
        demand(workspace.client().post("/v1/platform/courses", Map.of("prompt", "Rome", "lessonCount", LESSONS)));
        demand(owner.put(
                "/v1/platform/owner/billing-details",
                Map.of("legalName", "Matrix Ltd", "address", "1 Main Street", "email", "matrix@school.example")));
        var invoice = newDocument();
        var lesson = Map.of("reason", "order_change", "lines", List.of(Map.of("line", 1, "quantity", 1)));
        var note = text(operator.post("/v1/admin/invoices/" + invoice + "/credit-notes", lesson), "id");
        known("/v1/admin/credit-notes/{id}", note);
        known("/v1/platform/agent/credit-notes/{id}", note);
        known("/v1/platform/owner/credit-notes/{id}", note);
    }

    private void buyCredits() {
        var credits = Map.of("credits", CREDITS, "reason", "matrix");
        demand(operator.post("/v1/admin/workspaces/" + workspace.id() + "/credits", credits));
    }

    /** Of what was used since the one before, once the ledger has all of it. Of what credits paid nothing is due. */
    private String newDocument() throws Exception {
        var now = Instant.now().plus(ahead);
        var month = now.atOffset(ZoneOffset.UTC).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
        var request =
                Map.of("workspaceId", workspace.id(), "from", month.toInstant().toString(), "to", now.toString());
        var drafted = new Answer[1];
        Waiting.until("a document is drafted", () -> {
            drafted[0] = operator.post("/v1/admin/invoices", request);
            return drafted[0].isSuccess();
        });
        var id = text(drafted[0], "id");
        demand(post(operator, "/v1/admin/invoices/" + id + "/open"));
        return id;
    }

    private String newScene() {
        return text(post(workspace.client(), "/v1/platform/videos/edit/" + id(VIDEO) + "/scenes"), "sceneId");
    }

    private String newKey() {
        return text(workspace.client().post("/v1/platform/agent/api-keys", Map.of("name", "matrix")), "keyId");
    }

    /** In the place of the one before: an account has ten at most. */
    private String newHook(Client of, String kind) {
        var before = made.get(kind);
        if (before != null) {
            of.call("DELETE", kind.replace("{id}", before), new byte[0]).join();
        }
        var all = kind.substring(0, kind.lastIndexOf('/'));
        return text(of.post(all, Map.of("url", "https://customer.invalid/hooks")), "id");
    }

    private String newDelivery(Client of, String kind) {
        return text(post(of, kind.replace("{id}", id(kind)) + "/test"), "deliveryId");
    }

    private String newDraft() {
        var price = Map.of("catalogKey", "course.default", "amountUsd", 0.05);
        return text(operator.post("/v1/admin/catalogs", Map.of("prices", List.of(price))), "version");
    }

    private void agreeOnPlan() throws Exception {
        var plan = Map.of(
                "planCode",
                "matrix",
                "generationsPerPeriod",
                1_000_000,
                "periodStart",
                LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
        demand(operator.put("/v1/admin/organizations/" + school.id() + "/plan", plan));
        Waiting.until(
                "every replica of budget-service knows the plan",
                () -> IntStream.range(0, ASKED)
                        .allMatch(i -> school.admin()
                                        .get("/v1/school/plan-usage")
                                        .body()
                                        .path("limit")
                                        .asInt()
                                == 1_000_000));
    }

    private void setBudget(LocalStack stack) throws Exception {
        var teacher = "teacher-" + UUID.randomUUID();
        var kind = "/v1/school/teachers/{id}";
        demand(school.admin().put(kind.replace("{id}", Callers.TEACHER) + "/budget", terms()));
        demand(school.admin().put(kind.replace("{id}", teacher) + "/budget", terms()));
        known(kind, teacher);
        var asked = post(stack.person("teacher", school.id(), teacher), "/v1/school/budgets/me/increase-requests");
        known("/v1/school/budgets/increase-requests/{id}", text(asked, "id"));
    }

    private void switchSummaries() {
        for (var kind : List.of("/v1/school/enrollments/{id}", "/v1/school/groups/{id}")) {
            var id = UUID.randomUUID().toString();
            demand(school.admin().put(kind.replace("{id}", id) + "/post-session-summary", Map.of("enabled", true)));
            known(kind, id);
        }
    }

    private static Map<String, Object> terms() {
        return Map.of("period", "weekly", "limitTokens", 1_000_000);
    }

    private static Answer post(Client client, String path) {
        return client.post(path, Map.of());
    }

    private static String text(Answer answer, String field) {
        return demand(answer).body().path(field).asText();
    }

    private static Answer demand(Answer answer) {
        if (!answer.isSuccess()) {
            throw new IllegalStateException("Refused: " + answer.status() + " " + answer.body());
        }
        return answer;
    }
}
