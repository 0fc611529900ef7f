package io.tutorflow.events;

import java.util.Arrays;

/** A Kafka topic of the suite. Brokers do not create topics automatically; operators create these. */
public enum Topic {
    USAGE_RECORDED("tutorflow.usage.recorded", 6, false),
    USAGE_FINALIZED("tutorflow.usage.finalized", 6, false),
    USAGE_FINALIZED_DLQ("tutorflow.usage.finalized.dlq", 1, false),
    USAGE_SETTLED("tutorflow.usage.settled", 6, false),
    USAGE_SETTLED_DLQ("tutorflow.usage.settled.dlq", 1, false),
    PRICING_CATALOG("tutorflow.pricing.catalog", 1, true),
    PRICING_CATALOG_DLQ("tutorflow.pricing.catalog.dlq", 1, false),
    PRICING_TERMS("tutorflow.pricing.terms", 1, true),
    PRICING_TERMS_DLQ("tutorflow.pricing.terms.dlq", 1, false),
    PRICING_ACTIVITIES("tutorflow.pricing.activities", 1, true),
    PRICING_ACTIVITIES_DLQ("tutorflow.pricing.activities.dlq", 1, false),
    ACCOUNTS("tutorflow.accounts", 1, true),
    ACCOUNTS_DLQ("tutorflow.accounts.dlq", 1, false),
    BUDGET_EXCEEDED("tutorflow.budget.exceeded", 1, true),
    BUDGET_EXCEEDED_DLQ("tutorflow.budget.exceeded.dlq", 1, false),
    BUDGET_INCREASES("tutorflow.budget.increases", 1, false),
    BUDGET_INCREASES_DLQ("tutorflow.budget.increases.dlq", 1, false),
    INVOICE_CLOSED("tutorflow.invoice.closed", 1, false),
    BALANCE_LOW("tutorflow.balance.low", 1, false);

    private static final String DEAD_LETTERS = ".dlq";

    private final String topicName;
    private final int partitions;
    private final boolean compacted;

    Topic(String topicName, int partitions, boolean compacted) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.compacted = compacted;
    }

    public String topicName() {
        return topicName;
    }

    /** Whether the suite consumes it, and so needs a topic for dead letters. */
    public boolean hasDeadLetters() {
        return Arrays.stream(values()).anyMatch(this::isWhereItsLettersGo);
    }

    /** The topic for messages of this one that cannot be processed. */
    public Topic deadLetters() {
        return Arrays.stream(values())
                .filter(this::isWhereItsLettersGo)
                .findFirst()
                .orElseThrow();
    }

    private boolean isWhereItsLettersGo(Topic letters) {
        return letters.topicName.equals(topicName + DEAD_LETTERS);
    }

    public int partitions() {
        return partitions;
    }

    /** Whether the topic keeps the latest event of each key for ever, so that a new reader can start from it. */
    public boolean compacted() {
        return compacted;
    }
}
