package io.tutorflow.acceptance;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.acceptance.Probe.Usual;
import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every operation, asked for what it does not take, by a caller who may call it: for everything with {@code --long}, and
 * without for every eighth of that, each time another one, so that every oddity is met by some operations.
 */
class FuzzTest {

    private static final long SEED = Long.getLong("tutorflow.fuzz.seed", 20_260_101L);

    private static final int EVERY = Boolean.getBoolean("long") ? 1 : 8;

    /** So many requests are under way, fewer than any caller may have; the order of their answers does not matter. */
    private static final int AT_ONCE = 6;

    /** What a 400 may name besides a parameter or a property. */
    private static final List<String> NAMED =
            List.of("body", "Content-Type", "Accept", "Idempotency-Key", "method", "path", "query", "X-Signature");

    /** Refusals of valid bodies that are right: what the path or the query says is missing or does not fit. */
    private static final List<String> MEANT_OTHERWISE =
            List.of("sceneIds must name each scene", "token must have 64 characters");

    private final LocalStack stack = Suite.stack();
    private final Map<String, Rights> table = Rights.table();
    private final Bodies bodies = new Bodies();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private int turn;

    @Test
    void everyOddRequestIsRefusedInOrder() throws Exception {
        var operations = Documents.operations(stack).stream()
                .filter(operation -> !operation.isInternal())
                .toList();
        var caller = Tenant.open(stack);
        var managed = Tenant.open(stack);

        // All paths before the first request: what is asked later may use up the limits of what they need.
        var usuals = new ArrayList<Usual>();
        for (var operation : operations) {
            usuals.add(usual(operation, isOperators(operation) ? managed : caller));
        }
        for (var usual : usuals) {
            ask(usual, clientOf(allowed(usual.operation()), caller));
        }
        free.acquire(AT_ONCE);

        System.out.printf("Fuzz: seed %d, %d operations, answers by status %s%n", SEED, operations.size(), statuses);
        assertThat(faults.stream().sorted()).as("seed %d", SEED).isEmpty();
    }

    private Usual usual(Operation operation, Tenant things) {
        var path = operation.at(kind -> operation.path().endsWith("/publish") ? "1" : things.id(kind));
        return new Usual(operation, path, bodies.of(operation, things));
    }

    /** What an operator changes must not be what the other operations are asked with. */
    private boolean isOperators(Operation operation) {
        return allowed(operation).equals("operator");
    }

    private String allowed(Operation operation) {
        var rights = table.get(operation.name());
        return rights == null ? "" : rights.allowed();
    }

    private void ask(Usual usual, Client client) throws InterruptedException {
        turn++;
        for (var probe : chosen(probes(usual))) {
            free.acquire();
            var unused = ask(usual.operation(), client, probe).whenComplete((answer, failure) -> free.release());
        }
    }

    /** What is valid, or sends nothing, is asked of every operation. */
    private List<Probe> chosen(List<Probe> probes) {
        return IntStream.range(0, probes.size())
                .filter(i -> (i + turn) % EVERY == 0
                        || probes.get(i).oddity().startsWith(ValidProbes.VALID)
                        || probes.get(i).oddity().equals(WireProbes.NOTHING_SENT))
                .mapToObj(probes::get)
                .toList();
    }

    private static List<Probe> probes(Usual usual) {
        var random = new Random(SEED + usual.operation().name().hashCode());
        return Stream.of(
                        ValidProbes.of(usual),
                        BodyProbes.of(usual, random),
                        AddressProbes.of(usual),
                        WireProbes.of(usual))
                .flatMap(List::stream)
                .toList();
    }

    private Client clientOf(String allowed, Tenant caller) throws Exception {
        return switch (allowed.split(",")[0]) {
            case "workspace" -> caller.key();
            case "operator" -> stack.operator();
            case "org_admin" -> caller.admin();
            case "teacher" -> person("teacher", caller, Callers.TEACHER);
            case "student" -> person("student", caller, "student");
            case "owner" -> stack.owner(caller.workspaceId());
            case "anyone" -> stack.gateway();
            default -> throw new IllegalStateException("No caller may do that: " + allowed);
        };
    }

    private Client person(String role, Tenant tenant, String subject) throws Exception {
        return stack.person(role, tenant.schoolId(), subject);
    }

    private CompletableFuture<Void> ask(Operation operation, Client client, Probe probe) {
        return call(client, probe)
                .thenCompose(answer -> isToComeBack(answer)
                        ? new CompletableFuture<Probe>()
                                .completeOnTimeout(probe, 1, SECONDS)
                                .thenCompose(again -> call(client, again))
                        : completedFuture(answer))
                .handle((answer, failure) -> {
                    if (answer == null) {
                        faults.add(probe + " was not answered: " + failure);
                    } else {
                        judge(operation, probe, answer);
                    }
                    return null;
                });
    }

    private static CompletableFuture<Answer> call(Client client, Probe probe) {
        return client.call(
                probe.method(),
                probe.path(),
                probe.body().get(),
                probe.headers().toArray(String[]::new));
    }

    /** A machine that stands still for a moment turns work away, and says that nothing was done. */
    private static boolean isToComeBack(Answer answer) {
        return answer.status() == 503
                && answer.headers().firstValue("Retry-After").isPresent();
    }

    private void judge(Operation operation, Probe probe, Answer answer) {
        synchronized (statuses) {
            statuses.merge(answer.status(), 1, Integer::sum);
        }
        Refusals.fault(answer)
                .filter(fault -> !isPageForAForm(probe, answer))
                .ifPresent(fault -> faults.add(probe + " " + fault + ": " + answer.status() + " " + answer.body()));
        if (answer.status() == 400
                && probe.oddity().equals(WireProbes.NOTHING_SENT)
                && operation.canLeaveItsBodyOut()) {
            faults.add(probe + " is refused, though its body can be left out: " + answer.body());
        }
        if (isRefusedThoughItIsValid(probe, answer)) {
            faults.add(probe + " is refused, though it is valid: " + answer.body());
        }
        if (answer.status() == 400 && !namesSomething(operation, answer)) {
            faults.add(probe + " is told no field and no limit: " + answer.body());
        }
    }

    /** Whoever sends a form is a person in a browser, and is told by a page. */
    private static boolean isPageForAForm(Probe probe, Answer answer) {
        return answer.status() < 500
                && probe.oddity().contains("form-urlencoded")
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    /** What its document lets through may be refused for what it means, but not for its form. */
    private static boolean isRefusedThoughItIsValid(Probe probe, Answer answer) {
        return probe.oddity().startsWith(ValidProbes.VALID)
                && answer.status() == 400
                && MEANT_OTHERWISE.stream()
                        .noneMatch(answer.body().path("error").path("message").asText()::contains);
    }

    private static boolean namesSomething(Operation operation, Answer answer) {
        var message = answer.body().path("error").path("message").asText();
        return names(operation).stream().anyMatch(message::contains);
    }

    private static List<String> names(Operation operation) {
        var names = new ArrayList<>(NAMED);
        operation
                .description()
                .path("parameters")
                .forEach(parameter -> names.add(parameter.path("name").asText()));
        operation.bodySchema().path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
