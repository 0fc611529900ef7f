package io.tutorflow.billing.account.organization;

import io.tutorflow.billing.kind.AccountKeeper;
import io.tutorflow.http.AccountKind;
import jakarta.enterprise.context.ApplicationScoped;

/** Knows which accounts are organizations. */
@ApplicationScoped
class OrganizationKeeper implements AccountKeeper {

    @Override
    public AccountKind kind() {
        return AccountKind.ORGANIZATION;
    }

    @Override
    public String among() {
        return "SELECT id FROM organization WHERE id = ANY ($1)";
    }

    @Override
    public String standings() {
        return """
                SELECT o.id, 'ORGANIZATION', o.status, CAST(NULL AS uuid), CAST(NULL AS text), CAST(NULL AS timestamptz)
                FROM organization o WHERE o.id = ANY ($1)""";
    }
}
