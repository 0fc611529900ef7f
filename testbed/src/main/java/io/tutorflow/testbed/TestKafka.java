package io.tutorflow.testbed;

import java.util.Map;

/** What a Kafka client of a test sets, which is not the service under test but somebody else. */
public final class TestKafka {

    private static final String SUPERUSER = "sandbox";

    private TestKafka() {}

    /** To do everything, in the Kafka of the service under test. */
    public static Map<String, Object> settings() {
        return settings(SUPERUSER);
    }

    /** To be one of the services. */
    public static Map<String, Object> settings(String principal) {
        return Map.copyOf(TestbedResource.used().kafkaClient(principal));
    }
}
