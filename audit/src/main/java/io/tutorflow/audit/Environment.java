package io.tutorflow.audit;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options from the environment: {@code --usage-url} as {@code PREFIX_USAGE_URL}; an empty value counts as absent. */
record Environment(String prefix, Map<String, String> variables) implements IDefaultValueProvider {

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        var value = variables.getOrDefault(variable(option.longestName()), "");
        return value.isBlank() ? null : value;
    }

    private String variable(String option) {
        return prefix + option.replaceFirst("^--", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
