package io.tutorflow.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the program is told where Kafka is. */
class ReplayProgramTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsWhatAServiceReadsAndAFileCountsBeforeIt() throws Exception {
        var file = Files.writeString(folder.resolve("client.properties"), "bootstrap.servers=kafka:9092\n");

        var settings = KafkaSettings.of(
                Map.of("KAFKA_BOOTSTRAP_SERVERS", "other:9092", "KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "HOME", "/"),
                file);

        assertThat(settings)
                .containsOnly(Map.entry("bootstrap.servers", "kafka:9092"), Map.entry("security.protocol", "SASL_SSL"));
    }

    @Test
    void saysThatItWasNotToldWhereKafkaIs() {
        var told = new StringWriter();

        int code = ReplayProgram.commandLine(Map.of())
                .setErr(new PrintWriter(told, true))
                .execute();

        assertThat(code).isEqualTo(2);
        assertThat(told.toString()).startsWith("Kafka's address is missing");
    }
}
