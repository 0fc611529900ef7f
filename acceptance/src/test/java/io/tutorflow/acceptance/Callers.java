package io.tutorflow.acceptance;

import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two tenants, and everybody who may call on their behalf or on none's. */
record Callers(Tenant first, Tenant second, Map<String, Caller> byName) {

    static final String TEACHER = "teacher";

    private static @Nullable Callers known;

    /**
     * Somebody, or nobody, who calls.
     *
     * @param kind what the table of rights calls such callers
     * @param tenant whose things are the caller's own; an operator's are everybody's
     */
    record Caller(String kind, @Nullable Tenant tenant, Client client) {

        boolean isOneOf(String allowed) {
            return allowed.equals("anyone") || List.of(allowed.split(",")).contains(kind);
        }
    }

    static synchronized Callers of(LocalStack stack) throws Exception {
        if (known == null) {
            known = open(stack);
        }
        return known;
    }

    Caller named(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    Tenant otherThan(Tenant tenant) {
        return tenant == first ? second : first;
    }

    private static Callers open(LocalStack stack) throws Exception {
        var gateway = stack.gateway();
        var a = Tenant.open(stack);
        var b = Tenant.open(stack);
        var callers = new LinkedHashMap<String, Caller>();
        callers.put("nobody", new Caller("nobody", null, gateway));
        callers.put(
                "a broken key",
                new Caller(
                        "nobody", null, gateway.with("tf_platform_live_0000000000000000000000000000000000000000000")));
        callers.put("workspace A", new Caller("workspace", a, a.key()));
        callers.put("workspace B", new Caller("workspace", b, b.key()));
        callers.put("operator", new Caller("operator", null, stack.operator()));
        callers.put("admin of school A", new Caller("org_admin", a, a.admin()));
        callers.put("teacher of school A", new Caller("teacher", a, stack.person("teacher", a.schoolId(), TEACHER)));
        callers.put("student of school A", new Caller("student", a, stack.person("student", a.schoolId(), "student")));
        callers.put("admin of school B", new Caller("org_admin", b, b.admin()));
        callers.put("owner of workspace A", new Caller("owner", a, stack.owner(a.workspaceId())));
        callers.put("a service", new Caller("service", null, gateway.with(stack.serviceToken("usage-service"))));
        return new Callers(a, b, callers);
    }
}
