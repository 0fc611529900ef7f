package io.tutorflow.sandbox.identity;

import io.tutorflow.sandbox.stack.DataFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints an access token of the sandbox's identity provider, and nothing else. */
@Command(
        name = "token",
        description = {
            "Print an access token (JWT) for a person, or a service's token, and nothing else.",
            "With a service's token a developer can call /internal at the service's own port (see"
                    + " ./tutorflow status):",
            "curl -H \"Authorization: Bearer $(./tutorflow token --service sandbox)\" http://127.0.0.1:8083/internal/..."
        })
public final class TokenCommand implements Callable<Integer> {

    @Mixin
    private final DataFolder data = new DataFolder();

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Who who = new Who();

    /** A person or a machine. */
    static final class Who {

        @Option(names = "--role", description = "operator, org_admin, teacher, student or workspace_owner.")
        private @Nullable String role;

        @Option(
                names = "--service",
                description = "sandbox, which may call every service, or the name of a service, such as usage-service.")
        private @Nullable String service;
    }

    @Option(names = "--org", defaultValue = "", description = "The organization, for school roles.")
    private String organization;

    @Option(names = "--workspace", defaultValue = "", description = "The workspace, for the role workspace_owner.")
    private String workspace;

    @Option(names = "--subject", defaultValue = "", description = "The person's subject (default: the role).")
    private String subject;

    @Option(
            names = "--ttl",
            defaultValue = "PT8H",
            description = "How long the token is valid, in ISO 8601 (default: PT8H).")
    private Duration life;

    @Override
    public Integer call() throws IOException {
        System.out.println(who.role == null ? serviceToken() : accessToken(who.role));
        return 0;
    }

    private String serviceToken() throws IOException {
        Map<String, String> tokens = data.secrets().serviceTokens();
        String token = who.service == null ? null : tokens.get(who.service);
        if (token == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no service '" + who.service + "'; there are " + new TreeSet<>(tokens.keySet()));
        }
        return token;
    }

    private String accessToken(String role) throws IOException {
        IdentityProvider provider = new IdentityProvider(data.secrets().signingKey());
        return provider.sign(person(role), Instant.now(), life);
    }

    private Person person(String role) {
        try {
            String subject = this.subject.isBlank() ? "sandbox-" + role : this.subject;
            return new Person(Role.of(role), subject, organization + workspace);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
