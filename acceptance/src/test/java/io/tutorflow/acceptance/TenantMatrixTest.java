package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.acceptance.Callers.Caller;
import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.LocalStack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every operation of every service, called by everybody, with the own ids and with those of others. */
class TenantMatrixTest {

    /** They know no API keys: a caller with one is nobody to them. */
    private static final Set<String> WITHOUT_KEYS = Set.of("pricing-service", "budget-service");

    /** The third scene of one video and that of another have the same id. */
    private static final String COUNTED_IN_ITS_VIDEO = "{sceneId}";

    private static final String NO_VERSION = "999999999";

    private final LocalStack stack = Suite.stack();
    private final Map<String, Rights> table = Rights.table();
    private final Bodies bodies = new Bodies();
    private final List<String> faults = new ArrayList<>();
    private List<Operation> operations = List.of();
    private int asked;

    @BeforeEach
    void readDocuments() throws Exception {
        operations = Documents.operations(stack);
    }

    @Test
    void everyOperationHasALineInTheTableAndEveryLineAnOperation() {
        assertThat(operations)
                .filteredOn(operation -> !operation.isInternal())
                .extracting(Operation::name)
                .containsExactlyInAnyOrderElementsOf(table.keySet());
    }

    @Test
    void everybodyMayDoWhatTheTableSaysAndNothingElse() throws Exception {
        var callers = Callers.of(stack);
        for (var operation : operations) {
            var rights = table.get(operation.name());
            if (rights != null) {
                callers.byName().forEach((name, caller) -> tryAll(callers, operation, rights, name, caller));
            }
        }
        System.out.printf("Tenant matrix: %d operations, %d requests%n", table.size(), asked);
        assertThat(faults).isEmpty();
    }

    @Test
    void anAccountOfAnotherKindOpensNothing() throws Exception {
        var first = Callers.of(stack).first();
        var misfits = Map.of(
                "org_admin", stack.person("org_admin", first.workspaceId(), "misfit"),
                "teacher", stack.person("teacher", first.workspaceId(), "misfit"),
                "student", stack.person("student", first.workspaceId(), "misfit"),
                "owner", stack.owner(first.schoolId()));
        for (var operation : operations) {
            var rights = table.get(operation.name());
            misfits.forEach((kind, client) -> {
                if (rights != null && List.of(rights.allowed().split(",")).contains(kind)) {
                    var misfit = new Caller(kind, null, client);
                    var answer = call(misfit, operation, operation.at(first::id), bodies.of(operation, first));
                    expect(Set.of(404), answer, operation.name() + " by a misfit " + kind);
                }
            });
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void internalPathsAreThereForNobody() throws Exception {
        var callers = Callers.of(stack);
        for (var operation : operations) {
            if (operation.isInternal()) {
                callers.byName().forEach((name, caller) -> {
                    var path = operation.at(kind -> UUID.randomUUID().toString());
                    var answer =
                            call(caller, operation, path, operation.method().equals("GET") ? "" : "{}");
                    expect(Set.of(404), answer, operation.name() + " by " + name);
                });
            }
        }
        assertThat(faults).isEmpty();
    }

    private void tryAll(Callers callers, Operation operation, Rights rights, String name, Caller caller) {
        var allowed = caller.isOneOf(rights.allowed());
        variants(callers, operation, rights, caller).forEach((things, variant) -> {
            UnaryOperator<String> idOf = allowed ? variant.idOf() : variant.tenant()::id;
            var answer = call(caller, operation, operation.at(idOf), bodies.of(operation, variant.tenant()));
            var expected = allowed ? variant.statuses() : Set.of(refusal(operation, caller));
            var what = operation.name() + " by " + name + " with " + things;
            expect(expected, answer, what);
            if (caller.tenant() == variant.tenant()) {
                expectNothingOf(callers.otherThan(caller.tenant()), answer, what);
            }
        });
    }

    private static int refusal(Operation operation, Caller caller) {
        var isUnknown = caller.kind().equals("nobody")
                || (caller.kind().equals("workspace") && WITHOUT_KEYS.contains(operation.service()));
        return isUnknown ? 401 : 403;
    }

    /** Whose ids stand in the path, and what an allowed caller is answered. */
    private record Variant(Tenant tenant, UnaryOperator<String> idOf, Set<Integer> statuses) {}

    private static Map<String, Variant> variants(Callers callers, Operation operation, Rights rights, Caller caller) {
        var own = caller.tenant() == null ? callers.first() : caller.tenant();
        var other = callers.otherThan(own);
        var kinds = operation.ids();
        var variants = new LinkedHashMap<String, Variant>();
        variants.put("own things", new Variant(own, kind -> usable(own, operation, kind), rights.own()));
        if (!kinds.isEmpty()) {
            var ofOthers = rights.isForAllTenants() ? rights.own() : rights.foreign();
            variants.put("another's things", new Variant(other, kind -> usable(other, operation, kind), ofOthers));
            variants.put("no things", new Variant(other, TenantMatrixTest::noId, rights.foreign()));
        }
        if (kinds.size() > 1 && !kinds.getLast().endsWith(COUNTED_IN_ITS_VIDEO)) {
            UnaryOperator<String> mixed = kind -> (kind.equals(kinds.getLast()) ? other : own).id(kind);
            variants.put("another's thing in an own one", new Variant(own, mixed, rights.foreign()));
        }
        return variants;
    }

    /** A catalogue that is in force already: publishing it once more changes no price under the other tests. */
    private static String usable(Tenant tenant, Operation operation, String kind) {
        return operation.path().endsWith("/publish") ? "1" : tenant.freshId(kind);
    }

    private static String noId(String kind) {
        if (kind.endsWith("{version}")) {
            return NO_VERSION;
        }
        var id = UUID.randomUUID().toString();
        return kind.endsWith("{editToken}") ? id.replace("-", "") : id;
    }

    private Answer call(Caller caller, Operation operation, String path, String body) {
        asked++;
        return caller.client()
                .call(operation.method(), path, body.getBytes(UTF_8), "Content-Type", "application/json")
                .join();
    }

    private void expect(Set<Integer> statuses, Answer answer, String what) {
        if (!statuses.contains(answer.status())) {
            faults.add(what + " is answered " + answer.status() + ", not " + statuses + ": " + answer.body());
        }
        Refusals.fault(answer).ifPresent(fault -> faults.add(what + " " + fault + ": " + answer.body()));
    }

    private void expectNothingOf(Tenant other, Answer answer, String what) {
        var text = answer.body().toString();
        other.privateIds().stream()
                .filter(text::contains)
                .forEach(id -> faults.add(what + " tells of another's " + id));
    }
}
