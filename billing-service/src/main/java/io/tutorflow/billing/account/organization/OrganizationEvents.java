package io.tutorflow.billing.account.organization;

import io.tutorflow.events.EventType;
import io.tutorflow.events.OrganizationChanged;
import io.tutorflow.events.OutboxEvent;

/** The event about an organization. */
final class OrganizationEvents {

    private OrganizationEvents() {}

    /** A revision is one event, however often it is published. */
    static OutboxEvent event(Organization organization) {
        var state = state(organization);
        var key = state.organizationId().toString();
        return OutboxEvent.of(
                EventType.ORGANIZATION_CHANGED, key, key + ":" + state.revision(), state.changedAt(), state);
    }

    static OrganizationChanged state(Organization organization) {
        var plan = organization.plan();
        var next = organization.next();
        return new OrganizationChanged(
                organization.id().value(),
                organization.revision(),
                organization.name(),
                organization.timeZone().getId(),
                organization.status().text(),
                organization.planCode(),
                plan == null ? "Free" : "Paid",
                plan == null ? 0 : plan.generationsPerPeriod(),
                plan == null ? null : plan.periodStart(),
                next == null ? null : next.code(),
                next == null ? null : next.generationsPerPeriod(),
                next == null ? null : next.periodStart(),
                organization.changedAt());
    }
}
