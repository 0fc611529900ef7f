package io.tutorflow.events;

/** The CloudEvents type of an event and the topic that carries it. */
public enum EventType {
    USAGE_RECORDED("io.tutorflow.usage.recorded.v1", Topic.USAGE_RECORDED, UsageRecorded.class),
    USAGE_FINALIZED("io.tutorflow.usage.finalized.v1", Topic.USAGE_FINALIZED, UsageFinalized.class),
    USAGE_VOIDED("io.tutorflow.usage.voided.v1", Topic.USAGE_FINALIZED, UsageVoided.class),
    USAGE_SETTLED("io.tutorflow.usage.settled.v1", Topic.USAGE_SETTLED, UsageSettled.class),
    CATALOG_PUBLISHED("io.tutorflow.pricing.catalog-published.v1", Topic.PRICING_CATALOG, CatalogPublished.class),
    TERMS_CHANGED("io.tutorflow.pricing.terms-changed.v1", Topic.PRICING_TERMS, TermsChanged.class),
    ACTIVITY_PRICES_CHANGED(
            "io.tutorflow.pricing.activity-prices-changed.v1", Topic.PRICING_ACTIVITIES, ActivityPricesChanged.class),
    WORKSPACE_CHANGED("io.tutorflow.account.workspace-changed.v1", Topic.ACCOUNTS, WorkspaceChanged.class),
    ORGANIZATION_CHANGED("io.tutorflow.account.organization-changed.v1", Topic.ACCOUNTS, OrganizationChanged.class),
    BUDGET_EXCEEDED("io.tutorflow.budget.exceeded.v1", Topic.BUDGET_EXCEEDED, BudgetExceeded.class),
    BUDGET_RESTORED("io.tutorflow.budget.restored.v1", Topic.BUDGET_EXCEEDED, BudgetRestored.class),
    BUDGET_INCREASE_REQUESTED(
            "io.tutorflow.budget.increase-requested.v1", Topic.BUDGET_INCREASES, BudgetIncreaseRequested.class),
    BUDGET_INCREASE_DECIDED(
            "io.tutorflow.budget.increase-decided.v1", Topic.BUDGET_INCREASES, BudgetIncreaseDecided.class),
    INVOICE_CLOSED("io.tutorflow.invoice.closed.v1", Topic.INVOICE_CLOSED, InvoiceClosed.class),
    BALANCE_LOW("io.tutorflow.balance.low.v1", Topic.BALANCE_LOW, BalanceLow.class);

    private final String typeName;
    private final Topic topic;
    private final Class<? extends Record> payload;

    EventType(String typeName, Topic topic, Class<? extends Record> payload) {
        this.typeName = typeName;
        this.topic = topic;
        this.payload = payload;
    }

    public String typeName() {
        return typeName;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends Record> payload() {
        return payload;
    }
}
