package io.tutorflow.bench.scenario;

import io.tutorflow.bench.grow.Growth;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The workspaces that pay in one run. */
record Payers(List<Workspace> workspaces) {

    static final int MOST = 10_000;

    /** Credits that no run uses up. */
    static final long PLENTY = 10_000_000;

    /** Coprime to every count of wallets that has not this prime in it, so that all of them have their turn. */
    private static final long STRIDE = 7_919;

    /** With credits that no run uses up: of those that were grown, or new. */
    static Payers rich(LocalStack stack, int count) throws IOException, InterruptedException {
        var grown = Growth.of(stack);
        if (grown.isEmpty() || grown.get().workspaces() <= count) {
            return of(stack, count, PLENTY);
        }
        var gateway = stack.gateway();
        var stride = (grown.get().workspaces() - 1) / count;
        // Not the first, whose history is unlike the others', and not those whose holds the run before left open.
        var first = 1 + ThreadLocalRandom.current().nextInt(stride);
        return new Payers(IntStream.range(0, count)
                .mapToObj(i -> grown.get().workspace(first + i * stride, gateway))
                .toList());
    }

    /** New ones. */
    static Payers of(LocalStack stack, int count, long credits) throws IOException, InterruptedException {
        var workspaces = new ArrayList<Workspace>();
        for (int i = 0; i < count; i++) {
            workspaces.add(stack.workspaceWith(credits));
        }
        return new Payers(List.copyOf(workspaces));
    }

    List<String> ids() {
        return workspaces.stream().map(Workspace::id).toList();
    }

    List<String> keys() {
        return workspaces.stream()
                .map(workspace -> Objects.requireNonNull(workspace.client().token()))
                .toList();
    }

    /** Whose turn it is. */
    int place(long number) {
        return (int) (number * STRIDE % workspaces.size());
    }
}
