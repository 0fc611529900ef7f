package io.tutorflow.sandbox.kafka;

import io.tutorflow.sandbox.place.Folders;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/** One Kafka node that is broker and controller at once, on fixed ports of 127.0.0.1, its log on disk. */
public final class KafkaBroker {

    /** Any cluster id works; a fixed one makes a data folder recognizable. */
    private static final String CLUSTER_ID = "dHV0b3JmbG93LWJpbGxpbg";

    private final Path data;
    private final int port;
    private final KafkaSecurity security;
    private final KafkaRaftServer server;

    private KafkaBroker(Path data, int port, KafkaSecurity security, KafkaRaftServer server) {
        this.data = data;
        this.port = port;
        this.security = security;
        this.server = server;
    }

    /** Starts the broker on a data folder, which is formatted first if it is new. */
    public static KafkaBroker start(Path data, KafkaPorts ports, KafkaSecurity security) throws IOException {
        Files.createDirectories(data);
        Properties properties = properties(data, ports);
        security.addTo(properties, ports);
        format(data, properties);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(data, ports.broker(), security, server);
    }

    private static void format(Path data, Properties properties) throws IOException {
        Path file = data.resolveSibling(data.getFileName() + ".properties");
        StringWriter text = new StringWriter();
        properties.store(text, null);
        Folders.replaceSecret(file, text.toString());
        if (!Files.exists(data.resolve("meta.properties"))) {
            int exit = StorageTool.execute(
                    new String[] {"format", "-t", CLUSTER_ID, "-c", file.toString(), "--ignore-formatted"}, System.err);
            if (exit != 0) {
                throw new IOException("Kafka's data folder could not be formatted: " + data);
            }
        }
    }

    private static Properties properties(Path data, KafkaPorts ports) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@127.0.0.1:" + ports.controller(),
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                ports.listening(),
                "advertised.listeners",
                ports.advertised(),
                "log.dirs",
                data.toString(),
                "auto.create.topics.enable",
                "false"));
        // It is alone in its cluster and replicates to nobody.
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "group.initial.rebalance.delay.ms", "0"));
        // A small heap: the cleaner's buffer alone is 128 MB by default.
        properties.putAll(Map.of(
                "log.cleaner.dedupe.buffer.size", "8388608",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                // What no consumer has read within a month will not be read; holds are settled by look-ups too.
                "log.retention.hours", "720"));
        return properties;
    }

    /** Creates missing topics, and makes the ACLs equal to a file. */
    public void furnish(Path acls) throws IOException, InterruptedException {
        Map<String, Object> settings = security.superuser(bootstrapServers());
        Topics.make(settings);
        Acls.make(settings, acls);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public Path data() {
        return data;
    }

    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    public void awaitEnd() {
        server.awaitShutdown();
    }
}
