package io.tutorflow.usage.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.http.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ShedPathsTest {

    /** They make no new work, or nobody could ask again. */
    private static final Set<String> NEVER_SHED = Set.of(
            "/callbacks/remotion",
            "/callbacks/renders/x",
            "/internal/usage-records/ended",
            "/internal/usage-records/finalized",
            "/internal/usage-records/finalized/totals",
            "/internal/usage-records/lookup",
            "/internal/usage-records/totals",
            "/v1/platform/quotes",
            "/v1/platform/videos/edit/x/scenes");

    @Test
    void everyPostOfThisServiceIsOneOrTheOther() {
        var letThrough = new TreeSet<String>();
        var shed = new TreeSet<String>();

        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.tutorflow.usage")
                        .stream()
                        .filter(type -> type.getSimpleName().endsWith("Resource"))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(POST.class))
                        .map(ShedPathsTest::pathOf)
                        .forEach(path -> (ShedPaths.has(HttpMethod.POST, path) ? shed : letThrough).add(path));

        assertThat(letThrough).isEqualTo(new TreeSet<>(NEVER_SHED));
        assertThat(shed).hasSize(11);
    }

    @Test
    void readsAreNeverShed() {
        assertThat(ShedPaths.has(HttpMethod.GET, "/v1/platform/courses")).isFalse();
    }

    private static String pathOf(JavaMethod method) {
        JavaClass resource = method.getOwner();
        var path = resource.getAnnotationOfType(Path.class).value()
                + (method.isAnnotatedWith(Path.class)
                        ? method.getAnnotationOfType(Path.class).value()
                        : "");
        return path.replaceAll("\\{[^}]+}", "x");
    }
}
