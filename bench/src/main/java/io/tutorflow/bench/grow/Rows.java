package io.tutorflow.bench.grow;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows of a grown suite, each like those of one real charge.
 *
 * @param workspace that paid for it
 * @param record the charge's id
 */
record Rows(Growth growth, String workspace, String record) {

    /** In micro-USD. */
    private static final String PRICE = "50000::bigint";

    /** How many lessons a wallet has left. */
    private static final long LEFT = 1_000_000;

    Copy workspaces() {
        return new Copy(
                "workspace",
                "t.id = '" + workspace + "'",
                columns(
                        "id",
                        id("account", "n"),
                        "name",
                        "'Grown ' || n",
                        "slug",
                        "'grown-' || n || '-" + growth.seed() + "'",
                        "email",
                        "NULL"));
    }

    Copy keys() {
        return new Copy(
                "api_key",
                "t.workspace_id = '" + workspace + "'",
                columns(
                        "id",
                        id("key", "n"),
                        "workspace_id",
                        id("account", "n"),
                        "key_hash",
                        "encode(sha256(convert_to(" + key() + ", 'UTF8')), 'hex')",
                        "key_prefix",
                        "left(" + key() + ", 21)"));
    }

    Copy wallets() {
        return new Copy(
                "wallet",
                "t.account_id = '" + workspace + "'",
                columns(
                        "account_id",
                        id("account", "n"),
                        "promo_micros",
                        granted() + " - " + PRICE + " * " + recordsOf("n"),
                        "purchased_micros",
                        "0",
                        "line_micros",
                        "0",
                        "held_micros",
                        "0",
                        "seq",
                        "1 + " + recordsOf("n"),
                        "filled_seq",
                        "1"));
    }

    Copy grants() {
        return new Copy(
                "transfer",
                "t.kind = 'grant' AND t.credit_account_id = '" + workspace + "'",
                columns(
                        "id", id("grant", "n"),
                        "credit_account_id", id("account", "n"),
                        "credit_seq", "1",
                        "amount_micros", granted(),
                        "promo_micros", granted(),
                        "purchased_micros", "0",
                        "created_at", made("0")));
    }

    Copy holds() {
        return transfers(
                "hold", columns("id", id("record", "n"), "debit_account_id", payer(), "created_at", made("n")));
    }

    Copy captures() {
        return transfers(
                "capture",
                columns(
                        "id", id("record", "n"),
                        "debit_account_id", payer(),
                        "debit_seq", "1 + " + numberAmongItsOwn(),
                        "promo_micros", "t.amount_micros",
                        "purchased_micros", "0",
                        "created_at", made("n"),
                        "finalized_at", made("n"),
                        "recorded_at", made("n")));
    }

    private Copy transfers(String kind, Map<String, String> columns) {
        return new Copy("transfer", "t.kind = '" + kind + "' AND t.id = '" + record + "'", columns);
    }

    Copy records() {
        return new Copy(
                "usage_record",
                "t.id = '" + record + "'",
                columns(
                        "id", id("record", "n"),
                        "account_id", payer(),
                        "recorded_at", made("n"),
                        "completed_at", made("n")));
    }

    /** The events of the workspaces, many in one row of the outbox. */
    String events(int perRow) {
        return """
                INSERT INTO outbox (topics, keys, types, ids, times, payloads)
                SELECT array_agg('tutorflow.accounts'::text), array_agg(w.id::text),
                    array_agg('io.tutorflow.account.workspace-changed.v1'::text), array_agg(w.id || '/' || w.revision),
                    array_agg(w.changed_at), array_agg(json_build_object(
                        'workspaceId', w.id, 'revision', w.revision, 'name', w.name, 'slug', w.slug,
                        'status', w.status, 'rateLimitPerMinute', w.rate_limit_per_minute,
                        'emailVerified', w.email_verified, 'planCode', w.plan_code, 'billingMode', w.billing_mode,
                        'keys', json_build_array(json_build_object('keyId', k.id, 'keyHash', k.key_hash,
                            'keyPrefix', k.key_prefix, 'status', k.status, 'expiresAt', NULL)),
                        'changedAt', to_char(w.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text)
                FROM (SELECT w.*, row_number() OVER () / %d AS part FROM workspace w WHERE slug LIKE 'grown-%%-%s') w
                JOIN api_key k ON k.workspace_id = w.id
                GROUP BY w.part
                """.formatted(perRow, growth.seed());
    }

    private static Map<String, String> columns(String... namesAndExpressions) {
        var columns = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndExpressions.length; i += 2) {
            columns.put(namesAndExpressions[i], namesAndExpressions[i + 1]);
        }
        return columns;
    }

    /** Version 4: without a time or a name. */
    private String id(String kind, String number) {
        return "overlay(md5('" + growth.seed() + "-" + kind + "-' || (" + number
                + ")) placing '4' from 13 for 1)::uuid";
    }

    private String key() {
        return "('tf_platform_live_' || left(md5('" + growth.seed() + "-key-' || n) || md5('" + growth.seed()
                + "-more-' || n), 43))";
    }

    /** Every second record is the first workspace's; the others go round all of them. */
    private String payer() {
        return id("account", "CASE WHEN n % 2 = 0 THEN 0 ELSE (n / 2) % " + growth.workspaces() + " END");
    }

    /** The position of a record among its workspace's records, as {@link #payer} assigns them. */
    private String numberAmongItsOwn() {
        int all = growth.workspaces();
        return "(1 + CASE WHEN n %% 2 = 0 OR (n / 2) %% %1$d = 0 THEN (n + 1) / 2 + (n / 2 + %1$d - 1) / %1$d ELSE (n / 2) / %1$d END)"
                .formatted(all);
    }

    private String recordsOf(String workspace) {
        long odd = growth.records() / 2;
        long even = growth.records() - odd;
        return "(CASE " + workspace + " WHEN 0 THEN " + even + " ELSE 0 END + " + odd / growth.workspaces()
                + " + CASE WHEN " + workspace + " < " + odd % growth.workspaces() + " THEN 1 ELSE 0 END)";
    }

    private String granted() {
        return PRICE + " * (" + recordsOf("n") + " + " + LEFT + ")";
    }

    private String made(String number) {
        double secondsEach = (double) growth.length().toSeconds() / growth.records();
        return "to_timestamp(" + growth.newestMillis() / 1000 + ") - interval '1 second' * ((" + growth.records()
                + " - (" + number + ")) * "
                + java.math.BigDecimal.valueOf(secondsEach).toPlainString() + ")";
    }
}
