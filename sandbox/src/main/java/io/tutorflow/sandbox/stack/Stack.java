package io.tutorflow.sandbox.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.sandbox.clock.ClockFile;
import io.tutorflow.sandbox.clock.ClockPush;
import io.tutorflow.sandbox.control.ControlServer;
import io.tutorflow.sandbox.fault.LinkCondition;
import io.tutorflow.sandbox.fault.Links;
import io.tutorflow.sandbox.identity.Client;
import io.tutorflow.sandbox.identity.IdentityProvider;
import io.tutorflow.sandbox.identity.People;
import io.tutorflow.sandbox.identity.SignIn;
import io.tutorflow.sandbox.mail.MailCatcher;
import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.postgres.PostgresPrograms;
import io.tutorflow.sandbox.postgres.PostgresServer;
import io.tutorflow.sandbox.process.FailedStart;
import io.tutorflow.sandbox.process.Launcher;
import io.tutorflow.sandbox.process.PartReport;
import io.tutorflow.sandbox.process.Supervisor;
import io.tutorflow.sandbox.process.Watchdog;
import io.tutorflow.sandbox.secret.Secrets;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The whole running suite: its parts as processes, and the servers within this process. */
final class Stack {

    private final StackOptions options;
    private final Secrets secrets;
    private final Consumer<String> progress;
    private final Supervisor supervisor;
    private final Watchdog watchdog;
    private final ControlServer control;
    private volatile Links links = new Links();
    private volatile boolean ready;

    Stack(StackOptions options, Secrets secrets, Consumer<String> progress) throws IOException {
        this.options = options;
        this.secrets = secrets;
        this.progress = progress;
        Launcher launcher = new Launcher(options.home());
        supervisor = new Supervisor(options.home(), launcher, options.restart(), progress);
        supervisor.onChange(this::describe);
        control = new ControlServer(options.ports().control(), secrets.controlToken());
        watchdog = new Watchdog(options.home(), launcher);
    }

    /** Returns when everything is ready. */
    void start() throws IOException, InterruptedException, FailedStart {
        Home home = options.home();
        PostgresServer postgres = new PostgresServer(
                PostgresPrograms.in(home, progress),
                home.postgres(),
                options.ports().postgres(),
                secrets.password(Secrets.SUPERUSER));
        LinkPlan plan = new LinkPlan(options);
        PlatformParts platform = new PlatformParts(options, secrets, plan);
        ServiceParts services = new ServiceParts(options, secrets, postgres, new ClockFile(home.clock()), plan);
        links = plan.open();
        serve(services);
        postgres.initialize(home.log("postgres"));
        supervisor.launch(List.of(platform.postgres(postgres)));
        supervisor.launch(List.of(platform.kafka()));
        supervisor.awaitReady();
        supervisor.launch(List.of(platform.generator()));
        if (options.hasStripe()) {
            supervisor.launch(List.of(platform.stripe()));
        }
        supervisor.launch(services.all());
        supervisor.launch(List.of(new ConsolePart(options, secrets).part()));
        supervisor.launch(List.of(platform.gateway()));
        supervisor.awaitReady();
    }

    /** Tells other programs that the stack has come up. */
    void announceReady() {
        ready = true;
        describe();
    }

    private void serve(ServiceParts services) {
        MailCatcher mail = new MailCatcher(options.ports().smtp());
        IdentityProvider identity = new IdentityProvider(secrets.signingKey());
        control.publish("/jwks", identity.jwks());
        control.serve(
                SignIn.PATH,
                new SignIn(
                        options.publicUrl(),
                        identity,
                        new Client(Client.CONSOLE, secrets.consoleSecret(), options.consoleUrl()),
                        new People(options.home().people())));
        control.answer("/status", nothing -> StackDescription.of(options.ports().base(), ready, supervisor.examine()));
        control.answer("/parts/stop", body -> {
            supervisor.stop(body.path("part").asText());
            return Map.of();
        });
        control.answer("/parts/start", body -> {
            supervisor.start(body.path("part").asText());
            return Map.of();
        });
        control.answer("/mail", nothing -> mail.caught());
        control.answer("/links", this::lay);
        List<String> names = services.all().stream().map(part -> part.name()).toList();
        ClockPush clock = new ClockPush(services.clock(), () -> reports(names), secrets.serviceToken(Secrets.SANDBOX));
        control.answer("/clock", body -> {
            if (body.hasNonNull("offset")) {
                clock.moveTo(Duration.parse(body.get("offset").textValue()));
            }
            return Map.of("offset", services.clock().offset().toString());
        });
    }

    /** Injects a fault on a link, if the body names one; returns the links. */
    private Object lay(JsonNode body) throws IOException {
        if (body.hasNonNull("link")) {
            links.put(
                    body.get("link").asText(),
                    LinkCondition.named(
                            body.path("condition").asText(),
                            Duration.ofMillis(body.path("delayMillis").asLong())));
        }
        return Map.of("links", links.names());
    }

    private List<PartReport> reports(List<String> names) {
        return supervisor.reports().stream()
                .filter(report -> names.contains(report.name()))
                .toList();
    }

    private synchronized void describe() {
        try {
            StackDescription.of(options.ports().base(), ready, supervisor.reports())
                    .write(options.home());
        } catch (IOException failure) {
            progress.accept("run/stack.json could not be written: " + failure.getMessage());
        }
    }

    void stop() throws IOException, InterruptedException {
        supervisor.stop();
        control.stop();
        links.close();
        watchdog.letGo();
    }
}
