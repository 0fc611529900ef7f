package io.tutorflow.sandbox.secret;

import io.tutorflow.sandbox.place.Service;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The secrets as variables of docker-compose.yml. */
final class ComposeEnv {

    private ComposeEnv() {}

    static String of(Secrets secrets) {
        return variables(secrets).entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
                .collect(Collectors.joining());
    }

    static Map<String, String> variables(Secrets secrets) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("POSTGRES_PASSWORD", secrets.password(Secrets.SUPERUSER));
        variables.put("AUDITOR_PASSWORD", secrets.password(Secrets.AUDITOR));
        variables.put("ACCEPTED_SERVICE_TOKENS", secrets.acceptedServiceTokens());
        variables.put("RENDERER_SECRET", secrets.rendererSecret());
        variables.put("CONSOLE_SECRET", secrets.consoleSecret());
        variables.put("GENERATOR_TOKEN_SHA256", Secrets.sha256(secrets.serviceToken(Service.USAGE.id())));
        for (Service service : Service.values()) {
            String name = service.name();
            variables.put(name + "_DATABASE_PASSWORD", secrets.password(service.databaseUser()));
            variables.put(name + "_SERVICE_TOKEN", secrets.serviceToken(service.id()));
        }
        return variables;
    }
}
