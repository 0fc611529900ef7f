package io.tutorflow.audit;

import java.util.List;

/** Rules for usage-service's database: rows that name missing records. */
final class UsageRules {

    private static final String WORK = """
            SELECT 'work ' || id, 'is to be done for no record' FROM running_work w
            WHERE NOT EXISTS (SELECT FROM usage_record r WHERE r.id = w.id)""";

    private static final String EDITS = """
            SELECT 'edit token of usage record ' || record_id, 'there is no such record' FROM edit_token t
            WHERE NOT EXISTS (SELECT FROM usage_record r WHERE r.id = t.record_id)""";

    static final List<Question> ALL =
            List.of(new Question(Rule.RUNNING_WORK, WORK), new Question(Rule.EDIT_TOKEN, EDITS));

    private UsageRules() {}
}
