package io.tutorflow.bench.stack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A command as it was typed: what of it makes no sense is refused by it. */
public record Asked(CommandSpec spec) {

    public void demand(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw refusal(option + " must be from " + least + " to " + most + ", and is " + value);
        }
    }

    public ParameterException refusal(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    /** The stack on this data, running or not. */
    public LocalStack stack(@Nullable Path data) {
        var root = Path.of(System.getProperty("tutorflow.root", "."))
                .toAbsolutePath()
                .normalize();
        return new LocalStack(root, data == null ? root.resolve(".tutorflow") : data.toAbsolutePath());
    }

    /** Refuses when there is none. */
    public LocalStack runningStack(@Nullable Path data) {
        var stack = stack(data);
        if (!stack.isRunning()) {
            throw refusal("no stack runs on " + stack.data() + "; start one: ./tutorflow up --detach"
                    + (data == null ? "" : " --data " + data));
        }
        return stack;
    }

    /** What was typed, for whoever wants to do it again. */
    public String command() {
        var whole = spec;
        while (whole.parent() != null) {
            whole = whole.parent();
        }
        return "./tutorflow bench "
                + String.join(" ", whole.commandLine().getParseResult().originalArgs());
    }
}
