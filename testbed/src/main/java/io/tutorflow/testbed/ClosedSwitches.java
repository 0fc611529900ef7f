package io.tutorflow.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * Checks that no switch decides by default: an unknown value does not compile, or is refused. A switch over an enum or
 * a sealed type has no {@code default}; over texts and numbers its {@code default} throws.
 *
 * <p>Exceptions are listed in {@code src/test/resources/open-switches.txt} of a module, as {@code Class: reason}; an
 * exception that is no longer needed is an error too.
 */
public final class ClosedSwitches {

    private static final String EXCEPTIONS = "src/test/resources/open-switches.txt";

    private ClosedSwitches() {}

    /** @throws AssertionError that names every class of the current module with a switch that decides by default */
    public static void check() {
        check(Path.of(""), Path.of(EXCEPTIONS));
    }

    static void check(Path module, Path exceptions) {
        try {
            var open = openIn(module.resolve("src/main/java"));
            var excepted = new TreeMap<String, String>();
            for (var line : Files.exists(exceptions) ? Files.readAllLines(exceptions) : List.<String>of()) {
                var parts = line.split(": ", 2);
                if (parts.length == 2) {
                    excepted.put(parts[0], parts[1]);
                }
            }
            var faults = new TreeSet<String>();
            open.stream()
                    .filter(type -> !excepted.containsKey(type))
                    .forEach(type -> faults.add(type + " decides something by default"));
            excepted.keySet().stream()
                    .filter(type -> !open.contains(type))
                    .forEach(type -> faults.add(type + " needs no exception"));
            if (!faults.isEmpty()) {
                throw new AssertionError(String.join("\n", faults));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes in a folder of sources with a switch that decides by default. */
    static SortedSet<String> openIn(Path sources) throws IOException {
        var compiler = requireNonNull(ToolProvider.getSystemJavaCompiler(), "The tests need a JDK");
        var scanner = new Scanner();
        try (var files = compiler.getStandardFileManager(null, null, UTF_8);
                var paths = Files.walk(sources)) {
            var java = paths.filter(path -> path.toString().endsWith(".java")).collect(Collectors.toList());
            var task = (JavacTask) compiler.getTask(
                    null, files, problem -> {}, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            for (var unit : task.parse()) {
                var name =
                        requireNonNull(Path.of(unit.getSourceFile().getName()).getFileName());
                scanner.scan(unit, name.toString().replace(".java", ""));
            }
        }
        return scanner.open;
    }

    /** Walks through a source file, whose name it is given. */
    private static final class Scanner extends TreeScanner<Void, String> {

        private final SortedSet<String> open = new TreeSet<>();

        @Override
        public Void visitSwitch(SwitchTree tree, String file) {
            look(tree.getCases(), file);
            return super.visitSwitch(tree, file);
        }

        @Override
        public Void visitSwitchExpression(SwitchExpressionTree tree, String file) {
            look(tree.getCases(), file);
            return super.visitSwitchExpression(tree, file);
        }

        private void look(List<? extends CaseTree> cases, String file) {
            var open = cases.stream().filter(Scanner::isDefault).anyMatch(one -> !refuses(one));
            var closable = cases.stream().anyMatch(Scanner::isDefault)
                    && cases.stream().noneMatch(Scanner::isLiteral);
            if (open || closable) {
                this.open.add(file);
            }
        }

        private static boolean isDefault(CaseTree one) {
            return one.getLabels().stream().anyMatch(DefaultCaseLabelTree.class::isInstance);
        }

        /** Only a switch over texts or numbers has them. */
        private static boolean isLiteral(CaseTree one) {
            return one.getLabels().stream()
                    .anyMatch(label -> label instanceof ConstantCaseLabelTree constant
                            && constant.getConstantExpression() instanceof LiteralTree);
        }

        private static boolean refuses(CaseTree one) {
            if (one.getBody() == null) {
                return one.getStatements() != null
                        && one.getStatements().stream().anyMatch(Scanner::isThrow);
            }
            return one.getBody() instanceof BlockTree block
                    ? !block.getStatements().isEmpty()
                            && isThrow(block.getStatements().getLast())
                    : isThrow(one.getBody());
        }

        private static boolean isThrow(Tree tree) {
            return tree instanceof ThrowTree;
        }
    }
}
