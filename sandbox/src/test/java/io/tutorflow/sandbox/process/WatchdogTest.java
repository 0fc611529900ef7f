package io.tutorflow.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.sandbox.place.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogTest {

    @Test
    void endsThePartsWhenItsSupervisorIsGone(@TempDir Path folder) throws Exception {
        Home home = new Home(folder, folder);
        Launcher launcher = new Launcher(home);
        Watchdog watchdog = new Watchdog(home, launcher);
        Process part = launcher.start("part", List.of("/bin/sh", "-c", "sleep 100"), Map.of());

        // To the shell a supervisor that lets it go and one that was killed are the same: its pipe closes.
        watchdog.letGo();

        assertThat(part.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(part.exitValue()).isEqualTo(128 + 15);
        try (var files = Files.list(home.run())) {
            assertThat(files).isEmpty();
        }
    }
}
