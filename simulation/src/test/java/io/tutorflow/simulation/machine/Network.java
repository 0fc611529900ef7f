package io.tutorflow.simulation.machine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that is under way: requests to other services, statements to databases, and their answers. Any of it may be the
 * next to arrive, however long ago it was sent; some of it gets lost.
 */
public final class Network {

    private final Dice dice;
    private final History history;
    private final List<Message> underWay = new ArrayList<>();

    public Network(Dice dice, History history) {
        this.dice = dice;
        this.history = history;
    }

    private sealed interface Message {
        Question question();
    }

    private record Request<A>(
            Question question, Supplier<A> work, @Nullable UniEmitter<? super A> emitter) implements Message {}

    private record Answer<A>(
            Question question, @Nullable A value, @Nullable Lost failure, UniEmitter<? super A> emitter)
            implements Message {}

    /**
     * @param mayFail whether the asker can learn that the connection broke; if not, it waits for as long as it lives
     * @param statement of this database: several that arrive together may be one transaction
     */
    private record Question(
            Host asker,
            String what,
            boolean mayFail,
            @Nullable Database statement) {

        boolean isOfOneKindWith(Question other) {
            return statement == other.statement && asker == other.asker && what.equals(other.what);
        }
    }

    /** Asks another service. */
    public <A> Uni<A> ask(Host asker, String what, Supplier<A> work) {
        return send(new Question(asker, what, true, null), work);
    }

    /** Asks the own database. What it commits stays, whether or not the asker lives to see it. */
    public <A> Uni<A> execute(Host asker, String what, Database database, Supplier<A> statement) {
        return send(new Question(asker, what, false, database), statement);
    }

    /** The same, where the asker must reckon with an answer that does not come. */
    public <A> Uni<A> executeInDoubt(Host asker, String what, Database database, Supplier<A> statement) {
        return send(new Question(asker, what, true, database), statement);
    }

    /** Asks somebody who always answers in the end. */
    public <A> Uni<A> order(Host asker, String what, Supplier<A> work) {
        return send(new Question(asker, what, false, null), work);
    }

    /** Something that happens at some time, whoever lives then. */
    public void drift(Host sender, String what, Runnable work) {
        underWay.add(new Request<>(
                new Question(sender, what, false, null),
                () -> {
                    work.run();
                    return what;
                },
                null));
    }

    private <A> Uni<A> send(Question question, Supplier<A> work) {
        return Uni.createFrom().emitter(emitter -> underWay.add(new Request<>(question, work, emitter)));
    }

    public boolean isQuiet() {
        return underWay.isEmpty();
    }

    /** Something arrives. */
    public void deliver() {
        if (!underWay.isEmpty()) {
            arrive(takeOne());
        }
    }

    /** Whatever of this process is under way arrives before anything else does, and so do its answers. */
    public void deliverAllOf(Host asker) {
        for (var next = nextOf(asker); next.isPresent(); next = nextOf(asker)) {
            underWay.remove(next.get());
            arrive(next.get());
        }
    }

    private Optional<Message> nextOf(Host asker) {
        return underWay.stream()
                .filter(message -> message.question().asker() == asker)
                .findFirst();
    }

    /** Something gets lost, if its sender can bear it. */
    public void lose() {
        if (underWay.isEmpty()) {
            return;
        }
        switch (takeOne()) {
            case Request<?> request when mayFail(request) -> loseRequest(request);
            case Answer<?> answer when answer.question().mayFail() -> fail(answer);
            case Message other -> underWay.add(other);
        }
    }

    private static boolean mayFail(Request<?> request) {
        return request.question().mayFail() && request.emitter() != null;
    }

    /** Its sender is told so; it may arrive all the same, later. */
    private <A> void loseRequest(Request<A> request) {
        history.note(() -> "  lost: " + request.question().what());
        if (dice.oneIn(2)) {
            underWay.add(new Request<>(request.question(), request.work(), null));
        }
        underWay.add(new Answer<A>(
                request.question(), null, new Lost(), java.util.Objects.requireNonNull(request.emitter())));
    }

    private <A> void fail(Answer<A> answer) {
        history.note(() -> "  lost: the answer to " + answer.question().what());
        underWay.add(new Answer<A>(answer.question(), null, new Lost(), answer.emitter()));
    }

    private void arrive(Message message) {
        switch (message) {
            case Answer<?> answer -> answered(answer);
            case Request<?> request -> {
                var statement = request.question().statement();
                if (statement == null || dice.oneIn(2)) {
                    work(request);
                } else {
                    statement.transaction(() -> together(request));
                }
            }
        }
    }

    /** Of one kind and one process, as its batches are. */
    private void together(Request<?> first) {
        work(first);
        for (var other : List.copyOf(underWay)) {
            if (other instanceof Request<?> request && request.question().isOfOneKindWith(first.question())) {
                underWay.remove(other);
                work(request);
            }
        }
    }

    private <A> void work(Request<A> request) {
        history.note(() ->
                "  " + request.question().asker() + ": " + request.question().what());
        var value = valueOf(request);
        if (request.emitter() != null) {
            underWay.add(new Answer<A>(request.question(), value, null, request.emitter()));
        }
    }

    private static <A> A valueOf(Request<A> request) {
        try {
            return request.work().get();
        } catch (Violation violation) {
            throw violation;
        } catch (RuntimeException e) {
            throw new Violation(Invariant.NOTHING_UNEXPECTED, request.question().what() + ": " + e);
        }
    }

    private <A> void answered(Answer<A> answer) {
        if (answer.question().asker().isKilled()) {
            return;
        }
        history.note(() -> "  " + answer.question().asker() + ": answer to "
                + answer.question().what() + ": " + (answer.failure() == null ? answer.value() : answer.failure()));
        if (answer.failure() == null) {
            answer.emitter().complete(answer.value());
        } else {
            answer.emitter().fail(answer.failure());
        }
    }

    private Message takeOne() {
        int index = dice.below(underWay.size());
        var last = underWay.removeLast();
        return index == underWay.size() ? last : underWay.set(index, last);
    }
}
