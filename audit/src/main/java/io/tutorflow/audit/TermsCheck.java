package io.tutorflow.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the terms of workspaces are the same in pricing- and billing-service, and whether workspaces live by them. */
final class TermsCheck {

    /** Those that count, and those that another one of the same date has replaced: billing-service need not know them. */
    private static final String AGREED = """
            SELECT 'version ' || version || ' of the terms of workspace ' || workspace_id,
                   (to_jsonb(t) - 'created_at' - 'created_by')::text,
                   NOT EXISTS (SELECT FROM workspace_terms o WHERE o.workspace_id = t.workspace_id
                       AND o.effective_from = t.effective_from AND o.version > t.version)
            FROM workspace_terms t""";

    private static final String KEPT = """
            SELECT 'version ' || version || ' of the terms of workspace ' || workspace_id, to_jsonb(t)::text, true
            FROM workspace_terms t""";

    private static final Question HEADS = new Question(Rule.TERMS, """
            SELECT 'workspace ' || workspace_id,
                   'is at revision ' || coalesce(h.revision, 0) || ' of its terms, and has ' || coalesce(t.many, 0) || ' up to '
                   || coalesce(t.last, 0)
            FROM terms_head h
                 FULL JOIN (SELECT workspace_id, count(*) AS many, max(version) AS last FROM workspace_terms
                            GROUP BY workspace_id) t USING (workspace_id)
            WHERE (coalesce(h.revision, 0), coalesce(h.revision, 0)) <> (coalesce(t.many, 0), coalesce(t.last, 0))""");

    private static final Question IN_FORCE = new Question(Rule.TERMS, """
            SELECT 'workspace ' || coalesce(f.workspace_id, k.workspace_id),
                   CASE WHEN f.workspace_id IS NULL THEN 'lives by none of its terms'
                        WHEN k.workspace_id IS NULL THEN 'lives by terms that it has not'
                        ELSE 'does not live by version ' || coalesce(f.version::text, 'none') || ' of its terms' END
            FROM terms_in_force f FULL JOIN (SELECT DISTINCT workspace_id FROM workspace_terms) k USING (workspace_id)
                 LEFT JOIN workspace_terms t ON t.workspace_id = f.workspace_id AND t.version = f.version
                 LEFT JOIN wallet w ON w.account_id = f.workspace_id LEFT JOIN workspace s ON s.id = f.workspace_id
            WHERE f.workspace_id IS NULL OR k.workspace_id IS NULL OR (f.version IS NOT NULL AND t.version IS NULL)
               OR w.credit_line_micros <> t.credit_line_micros OR s.rate_limit_per_minute <> t.rate_limit_per_minute
               OR s.plan_code <> t.plan_code
               OR f.next_at IS DISTINCT FROM (
                    SELECT min(n.effective_from) FROM workspace_terms n
                    WHERE n.workspace_id = f.workspace_id
                        AND (t.effective_from IS NULL OR n.effective_from > t.effective_from))""");

    private static final Question INCLUDED = new Question(Rule.INCLUDED_USAGE, """
            SELECT 'included usage of workspace ' || coalesce(i.account_id, t.credit_account_id) || ' by transfer '
                   || coalesce(i.transfer_id, t.id),
                   CASE WHEN t.id IS NULL THEN 'was not given' WHEN i.account_id IS NULL THEN 'is of no month'
                        ELSE 'is ' || i.amount_micros || ' in ' || to_char(i.month, 'YYYY-MM') || ', in micro-USD; given were '
                            || t.amount_micros || ' at ' || t.created_at || ', agreed ' || coalesce(a.included_micros, 0) END
            FROM included_usage i FULL JOIN (SELECT * FROM transfer WHERE kind = 'included') t ON t.id = i.transfer_id
                 LEFT JOIN LATERAL (
                    SELECT included_micros FROM workspace_terms
                    WHERE workspace_id = i.account_id AND effective_from <= i.month::timestamp AT TIME ZONE 'UTC'
                    ORDER BY effective_from DESC, version DESC LIMIT 1) a ON true
            WHERE (i.account_id, i.amount_micros, i.granted_at, i.month, i.amount_micros)
                IS DISTINCT FROM (t.credit_account_id, t.amount_micros, t.created_at,
                    date_trunc('month', t.created_at AT TIME ZONE 'UTC')::date, a.included_micros)""");

    /** What is left of a month's included usage is taken back when the month is closed, under the same key. */
    private static final Question WITHDRAWN = new Question(Rule.INCLUDED_USAGE, """
            SELECT 'transfer ' || t.id, 'takes back ' || t.amount_micros || ' micro-USD of included usage of account '
                   || t.debit_account_id || ' at ' || t.created_at || ' by ' || coalesce(t.actor, 'nobody') || '; given were '
                   || coalesce(i.amount_micros || ' for ' || i.month, 'none')
            FROM transfer t LEFT JOIN included_usage i ON i.transfer_id = t.id
            WHERE t.kind = 'included_withdrawn' AND (i.account_id IS DISTINCT FROM t.debit_account_id
                OR t.amount_micros > i.amount_micros OR t.actor IS DISTINCT FROM 'terms'
                OR t.created_at < (i.month + interval '1 month' + interval '6 hours') AT TIME ZONE 'UTC')""");

    private TermsCheck() {}

    static List<Difference> of(Books books) throws SQLException {
        var found = new ArrayList<>(compare(read(books.pricing(), AGREED), read(books.billing(), KEPT)));
        Question.all(List.of(HEADS), books.pricing(), found);
        Question.all(List.of(IN_FORCE, INCLUDED, WITHDRAWN), books.billing(), found);
        return found;
    }

    private static List<Difference> compare(Map<String, Version> agreed, Map<String, Version> kept) {
        var differing = new Differing(Rule.TERMS);
        agreed.forEach((name, version) -> {
            var copy = kept.get(name);
            if (copy == null) {
                differing.demand(name, !version.counts(), "is not known to billing-service");
            } else {
                differing.demandEqual(
                        name, "what billing-service kept", copy.text(), "pricing-service", version.text());
            }
        });
        kept.keySet().stream()
                .filter(name -> !agreed.containsKey(name))
                .forEach(name -> differing.add(name, "was never agreed"));
        return differing.all();
    }

    private static Map<String, Version> read(Connection database, String sql) throws SQLException {
        var found = new HashMap<String, Version>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.put(rows.getString(1), new Version(rows.getString(2), rows.getBoolean(3)));
            }
        }
        return found;
    }

    /** @param text all of it */
    private record Version(String text, boolean counts) {}
}
