package io.tutorflow.billing.account.mode;

import static io.tutorflow.billing.Newcomers.aSlug;
import static io.tutorflow.billing.Newcomers.with;

import io.restassured.response.ValidatableResponse;
import io.tutorflow.testbed.TestTokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import java.util.UUID;

/** A workspace with a line of USD 100, a verified address and a customer at Stripe, which an operator switches. */
public record BilledWorkspace(Pool pool, UUID id, String apiKey) {

    private static final String WORKSPACES = "/v1/admin/workspaces";

    public static BilledWorkspace make(Pool pool) {
        return make(pool, 100);
    }

    static BilledWorkspace make(Pool pool, int creditLineUsd) {
        var email = UUID.randomUUID() + "@agents.example";
        var made = with(TestTokens.operator())
                .body(Map.of("name", "Metered", "slug", aSlug(), "email", email, "creditLineUsd", creditLineUsd))
                .post(WORKSPACES)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        var workspace =
                new BilledWorkspace(pool, UUID.fromString(made.getString("organizationId")), made.getString("apiKey"));
        workspace.execute("UPDATE workspace SET email_verified = true, revision = revision + 1 WHERE id = $1");
        return workspace;
    }

    /** Somebody wanted to pay once. */
    public BilledWorkspace knownToStripe() {
        checkout(link(), 5).statusCode(201);
        execute("UPDATE payment SET state = 'expired' WHERE account_id = $1");
        return this;
    }

    public BilledWorkspace metered() {
        switchTo("stripe_metered").statusCode(200);
        return this;
    }

    public ValidatableResponse switchTo(String mode) {
        return patch(Map.of("billingMode", mode));
    }

    ValidatableResponse patch(Map<String, Object> body) {
        return with(TestTokens.operator())
                .body(body)
                .patch(WORKSPACES + "/" + id)
                .then();
    }

    ValidatableResponse look() {
        return with(TestTokens.operator()).get(WORKSPACES + "/" + id).then().statusCode(200);
    }

    ValidatableResponse grant(int credits) {
        return with(TestTokens.operator())
                .body(Map.of("credits", credits, "reason", "welcome"))
                .post(WORKSPACES + "/" + id + "/credits")
                .then();
    }

    ValidatableResponse session() {
        return with(apiKey).post("/v1/platform/agent/billing/session").then();
    }

    /** The token of a link to pay by. */
    String link() {
        String url = session().statusCode(201).extract().path("checkoutUrl");
        return url.substring(url.indexOf("token=") + "token=".length());
    }

    ValidatableResponse checkout(String token, int amountUsd) {
        return with(apiKey)
                .body(Map.of("token", token, "amountUsd", amountUsd))
                .post("/v1/platform/agent/checkout")
                .then();
    }

    /** What of one hold or capture is charged how: kind, metered, and the parts in credits. */
    String charged(UUID record, String kind) {
        return pool.preparedQuery("""
                        SELECT concat_ws(' ', kind, CASE WHEN metered THEN 'metered' ELSE 'not metered' END,
                                         promo_micros / 10000, purchased_micros / 10000, line_micros / 10000)
                        FROM transfer WHERE id = $1 AND kind = $2""")
                .executeAndAwait(Tuple.of(record, kind))
                .iterator()
                .next()
                .getString(0);
    }

    public String one(String sql) {
        return execute(sql).iterator().next().getString(0);
    }

    public RowSet<Row> execute(String sql) {
        return pool.preparedQuery(sql).executeAndAwait(Tuple.of(id));
    }
}
