package io.tutorflow.sandbox;

import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;

/** {@code --help} and {@code -V} for a command and all its subcommands. */
public final class HelpEverywhere implements IVersionProvider {

    private HelpEverywhere() {}

    public static CommandLine in(CommandLine command) {
        command.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new HelpEverywhere());
        command.getSubcommands().values().forEach(HelpEverywhere::in);
        return command;
    }

    @Override
    public String[] getVersion() {
        String built = HelpEverywhere.class.getPackage().getImplementationVersion();
        return new String[] {"tutorflow " + (built == null ? "(not built by Maven)" : built)};
    }
}
