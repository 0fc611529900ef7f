package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.place.Folders;
import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.place.Ports;
import io.tutorflow.sandbox.place.Service;
import io.tutorflow.sandbox.process.FailedStart;
import io.tutorflow.sandbox.process.Leftovers;
import io.tutorflow.sandbox.secret.Secrets;
import io.tutorflow.sandbox.stack.StackOptions.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the whole suite, and keeps it up until it is told to stop. */
@Command(name = "up", description = "Start the suite with the data of the last run. Ctrl-C stops it.")
public final class UpCommand implements Callable<Integer> {

    /** Programs are not data; the lock is in the run folder; the log may be the one that this process writes. */
    private static final Set<String> KEPT_WHEN_FRESH = Set.of("programs", "run", "logs");

    private static final int INTERRUPTED = 130;

    @Mixin
    private final DataFolder data = new DataFolder();

    @Option(names = "--detach", description = "Run in the background; returns when everything is ready.")
    private boolean detach;

    @Option(names = "--fresh", description = "Delete all data first.")
    private boolean fresh;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "The gateway's port (default: 8080); the other ports follow it.")
    private int port;

    @Option(names = "--no-restart", negatable = true, description = "Do not restart a part that dies.")
    private boolean noRestart;

    @Option(
            names = "--replicas",
            split = ",",
            paramLabel = "SERVICE=N",
            description = "Number of processes of a service (default: 1).")
    private Map<String, Integer> replicas = Map.of();

    @Option(names = "--set", paramLabel = "SERVICE:KEY=VALUE", description = "A variable for a service's environment.")
    private List<String> settings = List.of();

    @Option(names = "--links", description = "Connect services through links that can fail, for crash runs.")
    private boolean links;

    @Option(names = "--short-lived", description = "Compile less in the JVMs, for tests.")
    private boolean shortLived;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackOptions options = options();
        return detach ? new DetachedStart(options.home()).run() : run(options);
    }

    private StackOptions options() {
        Map<Service, Integer> counts = new EnumMap<>(Service.class);
        replicas.forEach((service, count) -> counts.put(Service.withId(service), count));
        Map<Service, Map<String, String>> parsed = RealStripe.addTo(ServiceSettings.parse(settings), System.getenv());
        return new StackOptions(data.home(), new Ports(port), counts, parsed, traits());
    }

    private Set<Trait> traits() {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (!noRestart) {
            traits.add(Trait.RESTARTS);
        }
        if (links) {
            traits.add(Trait.LINKS);
        }
        if (shortLived) {
            traits.add(Trait.SHORT_LIVED);
        }
        if (!RealStripe.isWanted(System.getenv())) {
            traits.add(Trait.STRIPE);
        }
        return traits;
    }

    private int run(StackOptions options) throws IOException, InterruptedException {
        Optional<StackLock> lock = StackLock.take(options.home());
        if (lock.isEmpty()) {
            return alreadyRuns(options.home());
        }
        demandJars(options.home());
        prepare(options);
        Stack stack = new Stack(options, Secrets.in(options.home().secrets()), UpCommand::say);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack)));
        return keepUp(stack, options);
    }

    private int alreadyRuns(Home home) throws IOException {
        String where = StackDescription.running(home)
                .map(stack -> " at http://127.0.0.1:" + stack.base())
                .orElse("");
        say("A stack runs on " + home.data() + " already" + where
                + (fresh ? "; stop it first with ./tutorflow down" : "."));
        return fresh ? 1 : 0;
    }

    private static void demandJars(Home home) throws IOException {
        for (Service service : Service.values()) {
            demandJar(home.serviceJar(service));
        }
        demandJar(home.consoleJar());
    }

    private static void demandJar(Path jar) throws IOException {
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is missing; build first: ./mvnw package -DskipTests");
        }
    }

    private void prepare(StackOptions options) throws IOException, InterruptedException {
        List<String> ended = new Leftovers(options.home()).end();
        if (!ended.isEmpty()) {
            say("stopped what was left of an earlier run: " + String.join(", ", ended));
        }
        if (fresh) {
            say("deleting the data in " + options.home().data());
            deleteData(options.home());
        }
        DataGeneration.demandCurrent(options.home());
        PortCheck.demandFree(options);
    }

    private static void deleteData(Home home) throws IOException {
        deleteExcept(KEPT_WHEN_FRESH, home.data());
        deleteExcept(Set.of(home.log(DetachedStart.LOG).getFileName().toString()), home.logs());
    }

    private static void deleteExcept(Set<String> kept, Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                if (!kept.contains(entry.getFileName().toString())) {
                    Folders.delete(entry);
                }
            }
        }
    }

    private static int keepUp(Stack stack, StackOptions options) throws IOException, InterruptedException {
        Instant begin = Instant.now();
        try {
            stack.start();
        } catch (FailedStart failure) {
            Path log = options.home().log(failure.part());
            say(failure.getMessage() + "\nIts log is " + log + ", and ends:\n" + LogTail.of(log));
            return 1;
        } catch (InterruptedException stop) {
            return INTERRUPTED;
        }
        say(Welcome.text(options, Duration.between(begin, Instant.now())));
        stack.announceReady();
        new CountDownLatch(1).await();
        return 0;
    }

    private static void stop(Stack stack) {
        try {
            stack.stop();
            say("stopped");
        } catch (IOException failure) {
            say("could not stop everything: " + failure.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
