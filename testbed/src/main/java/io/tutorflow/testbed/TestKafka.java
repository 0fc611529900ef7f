package io.tutorflow.testbed;

import java.util.Map;

/** Settings for the Kafka clients of tests, as opposed to those of the service under test. */
public final class TestKafka {

    private static final String SUPERUSER = "sandbox";

    private TestKafka() {}

    /** A client with all rights, in the Kafka of the service under test. */
    public static Map<String, Object> settings() {
        return settings(SUPERUSER);
    }

    /** A client with the rights of one of the services. */
    public static Map<String, Object> settings(String principal) {
        return Map.copyOf(TestbedResource.used().kafkaClient(principal));
    }
}
