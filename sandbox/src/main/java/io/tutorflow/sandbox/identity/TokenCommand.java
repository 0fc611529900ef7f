package io.tutorflow.sandbox.identity;

import io.tutorflow.sandbox.stack.DataFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints an access token of the sandbox's identity provider, and nothing else. */
@Command(name = "token", description = "Print an access token (JWT) for somebody, and nothing else.")
public final class TokenCommand implements Callable<Integer> {

    @Mixin
    private final DataFolder data = new DataFolder();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--role",
            required = true,
            description = "operator, org_admin, teacher, student or workspace_owner.")
    private String role;

    @Option(names = "--org", defaultValue = "", description = "The organization, for school roles.")
    private String organization;

    @Option(names = "--workspace", defaultValue = "", description = "The workspace, for its owner.")
    private String workspace;

    @Option(names = "--subject", defaultValue = "", description = "Who it is (default: the role).")
    private String subject;

    @Option(names = "--ttl", defaultValue = "PT8H", description = "How long it is good, ISO 8601 (default: PT8H).")
    private Duration life;

    @Override
    public Integer call() throws IOException {
        IdentityProvider provider = new IdentityProvider(data.secrets().signingKey());
        System.out.println(provider.sign(person(), Instant.now(), life));
        return 0;
    }

    private Person person() {
        try {
            String who = subject.isBlank() ? "sandbox-" + role : subject;
            return new Person(Role.of(role), who, organization + workspace);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
