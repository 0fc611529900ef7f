package io.tutorflow.sandbox.kafka;

import io.tutorflow.replay.Replay;
import io.tutorflow.sandbox.stack.DataFolder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tutorflow replay}: the replay of dead letters in a local stack's Kafka. */
@Command(name = "replay", description = Replay.WHAT_IT_DOES)
public final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private final DataFolder data = new DataFolder();

    @Override
    public Integer call() throws IOException, InterruptedException {
        new Replay(data.kafka()).run();
        return 0;
    }
}
