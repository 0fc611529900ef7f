package io.tutorflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.events.Topic;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A right that is missing is found when a service stands still in production. */
class AclsTest {

    private static final String REPLAY = "replay";
    private static final String CHANNELS = "mp.messaging.incoming.";

    @Test
    void nameServicesAndTopicsThatExist() throws IOException {
        Set<String> topics = Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toSet());
        for (String line : acls()) {
            String[] words = line.split(" ", -1);
            assertThat(words).as(line).hasSize(4);
            assertThat(words[0].equals(REPLAY) || Project.SERVICES.contains(words[0]))
                    .as(line)
                    .isTrue();
            assertThat(words[1]).as(line).isIn("read", "write");
            if (words[2].equals("topic")) {
                assertThat(topics).as(line).contains(words[3]);
            } else {
                assertThat(line).endsWith(" read group " + words[3]);
            }
        }
    }

    @Test
    void giveEachTopicSomebodyWhoWritesIt() throws IOException {
        for (Topic topic : Topic.values()) {
            assertThat(acls())
                    .as(topic.topicName())
                    .anyMatch(line -> line.endsWith(" write topic " + topic.topicName()));
        }
    }

    @Test
    void giveEachServiceTheTopicsAndGroupsOfItsChannelsAndNoOtherGroup() throws IOException {
        for (String service : Project.SERVICES) {
            Properties settings = new Properties();
            settings.load(new StringReader(Project.text(service + "/src/main/resources/application.properties")));
            Set<String> groups = new HashSet<>();
            for (String name : settings.stringPropertyNames()) {
                if (name.startsWith(CHANNELS) && name.endsWith(".topic")) {
                    assertThat(acls()).contains(service + " read topic " + settings.getProperty(name));
                }
                if (name.startsWith(CHANNELS) && name.endsWith(".group.id")) {
                    groups.add(service + " read group " + settings.getProperty(name));
                }
            }
            assertThat(acls().stream().filter(line -> line.startsWith(service + " read group ")))
                    .containsExactlyInAnyOrderElementsOf(groups);
        }
    }

    /** What is sent back is what readers put aside, but states. */
    @Test
    void letReplayReadEachDeadLetterThatIsNoStateAndSendItBack() throws IOException {
        var wanted = new HashSet<>(Set.of(REPLAY + " read group tutorflow-replay"));
        Arrays.stream(Topic.values())
                .filter(topic -> topic.hasDeadLetters() && !topic.compacted())
                .forEach(topic -> {
                    wanted.add(REPLAY + " read topic " + topic.deadLetters().topicName());
                    wanted.add(REPLAY + " write topic " + topic.topicName());
                });

        assertThat(acls().stream().filter(line -> line.startsWith(REPLAY + " ")))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void areReadByWhatUsesThem() throws IOException {
        assertThat(Project.text("deploy/kafka/make-acls.sh")).contains("/acls.txt\"");
        assertThat(Files.isExecutable(Project.file("deploy/kafka/make-acls.sh")))
                .isTrue();
        assertThat(Project.text("deploy/kafka/kustomization.yaml")).contains("- make-acls.sh", "- acls.txt");
    }

    private static List<String> acls() throws IOException {
        return Project.text("deploy/kafka/acls.txt").lines().toList();
    }
}
