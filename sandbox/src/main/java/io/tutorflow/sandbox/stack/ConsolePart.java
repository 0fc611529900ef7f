package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.identity.SignIn;
import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.place.Service;
import io.tutorflow.sandbox.process.HttpReadiness;
import io.tutorflow.sandbox.process.Jvm;
import io.tutorflow.sandbox.process.Part;
import io.tutorflow.sandbox.process.StopSignal;
import io.tutorflow.sandbox.secret.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The process of the pages for people, which asks the services as any client does. */
record ConsolePart(StackOptions options, Secrets secrets) {

    static final String NAME = "console";

    private static final List<String> HEAP = List.of("-Xms32m", "-Xmx96m");

    Part part() {
        int port = options.ports().console();
        return new Part(
                NAME,
                port,
                command(),
                () -> environment(port),
                new HttpReadiness(URI.create("http://127.0.0.1:" + port + "/q/health/ready")),
                StopSignal.TERM);
    }

    private List<String> command() {
        Home home = options.home();
        Path jar = home.consoleJar();
        return Jvm.run(jar, home.root(), Jvm.remembering(home.classArchive(jar, NAME), options.jvm(HEAP)));
    }

    private Map<String, String> environment(int port) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("TUTORFLOW_IDENTITY_URL", options.controlUrl() + SignIn.PATH);
        environment.put("QUARKUS_OIDC_CREDENTIALS_SECRET", secrets.consoleSecret());
        for (Service service : Service.values()) {
            environment.put(service.addressVariable(), "http://127.0.0.1:" + options.inside(service));
        }
        return environment;
    }
}
