package io.tutorflow.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The operations of all services, as the running ones describe them. */
final class Documents {

    private static final List<String> SERVICES =
            List.of("pricing-service", "usage-service", "billing-service", "budget-service");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private Documents() {}

    static List<Operation> operations(LocalStack stack) throws IOException {
        var operations = new ArrayList<Operation>();
        for (var service : SERVICES) {
            var port = stack.ports(service).getFirst();
            var document = Client.of("http://127.0.0.1:" + port)
                    .get("/q/openapi?format=json")
                    .body();
            operations.addAll(operations(service, document));
        }
        return operations;
    }

    private static List<Operation> operations(String service, JsonNode document) {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(new Operation(
                                service,
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue(),
                                document));
                    }
                }));
        return operations;
    }
}
