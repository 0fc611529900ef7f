package io.tutorflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrittenFilesTest {

    @Test
    void sayWhatTheRouteTableAndTheTopicsSay() throws IOException {
        for (Map.Entry<String, String> file : WrittenFiles.all().entrySet()) {
            assertThat(Project.file(file.getKey()))
                    .as("%s is not up to date: run %s", file.getKey(), WrittenFiles.COMMAND)
                    .content()
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void areReadByWhatUsesThem() throws IOException {
        assertThat(Project.text("deploy/gateway/nginx.conf")).contains("include routes.conf;");
        assertThat(Project.text("deploy/kafka/make-topics.sh")).contains("/topics.txt\"");
        assertThat(Files.isExecutable(Project.file("deploy/kafka/make-topics.sh")))
                .isTrue();
    }
}
