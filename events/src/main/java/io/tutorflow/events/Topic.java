package io.tutorflow.events;

/** A Kafka topic of the suite. Brokers do not create topics by themselves; whoever runs them creates these. */
public enum Topic {
    USAGE_RECORDED("tutorflow.usage.recorded", 6, false),
    USAGE_FINALIZED("tutorflow.usage.finalized", 6, false),
    USAGE_FINALIZED_DLQ("tutorflow.usage.finalized.dlq", 1, false),
    PRICING_CATALOG("tutorflow.pricing.catalog", 1, true),
    ACCOUNTS("tutorflow.accounts", 1, true),
    BUDGET_EXCEEDED("tutorflow.budget.exceeded", 1, true),
    BALANCE_LOW("tutorflow.balance.low", 1, false);

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

    public int partitions() {
        return partitions;
    }

    /** Whether the topic keeps the latest event of each key for ever, so that a reader can start from nothing. */
    public boolean compacted() {
        return compacted;
    }
}
