package io.tutorflow.bench.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine that figures were taken on, and the commit they are of. */
public record Machine(int cores, long memoryBytes, String cpu, String system, String commit) {

    private static final double GB = 1e9;

    public static Machine here(Path root) throws IOException, InterruptedException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                system.getAvailableProcessors(),
                system.getTotalMemorySize(),
                processor(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                revision(root));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%d cores (%s), %.0f GB, %s; commit %s", cores, cpu, memoryBytes / GB, system, commit);
    }

    private static String processor() throws IOException {
        var file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static String revision(Path root) throws InterruptedException {
        try {
            var git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 && !text.isEmpty() ? text : "unknown";
        } catch (IOException noGit) {
            return "unknown";
        }
    }
}
