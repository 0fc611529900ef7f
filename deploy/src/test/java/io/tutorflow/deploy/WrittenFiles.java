package io.tutorflow.deploy;

import io.tutorflow.events.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files that say again, in other languages, what the route table and the list of topics say. */
final class WrittenFiles {

    static final String COMMAND = "./mvnw -q -pl deploy -am -Pwrite process-test-classes";

    private WrittenFiles() {}

    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, String> file : all().entrySet()) {
            Files.writeString(Project.file(file.getKey()), file.getValue());
        }
    }

    /** Their texts, by path. */
    static SortedMap<String, String> all() throws IOException {
        RouteTable routes = RouteTable.read();
        return new TreeMap<>(Map.of(
                "deploy/gateway/routes.conf", header("routes.json") + NginxRoutes.of(routes),
                "deploy/kubernetes/base/routes.yaml", header("deploy/gateway/routes.json") + HttpRoutes.of(routes),
                "deploy/kafka/topics.txt", topics()));
    }

    private static String header(String source) {
        return "# Written from " + source + "; to write it anew: " + COMMAND + "\n";
    }

    /** A topic to a line: its name, its partitions, what becomes of old events. */
    private static String topics() {
        return Arrays.stream(Topic.values())
                .map(topic -> "%s %d %s\n"
                        .formatted(topic.topicName(), topic.partitions(), topic.compacted() ? "compact" : "delete"))
                .collect(Collectors.joining());
    }
}
