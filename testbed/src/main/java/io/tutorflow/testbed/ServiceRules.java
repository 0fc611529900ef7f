package io.tutorflow.testbed;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Rules for the code of every service, checked by a test of each. */
public final class ServiceRules {

    private static final String US = "io.tutorflow.";
    private static final List<String> SERVICES = List.of("pricing", "usage", "billing", "budget");
    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String ROLES = "jakarta.annotation.security.RolesAllowed";
    private static final String METHOD = "jakarta.ws.rs.HttpMethod";

    private final String service;
    private final JavaClasses code;

    private ServiceRules(String service) {
        this.service = service;
        this.code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(US + service);
    }

    /** @param service the package below {@code io.tutorflow}: {@code pricing} */
    public static ServiceRules of(String service) {
        return new ServiceRules(service);
    }

    /** @throws AssertionError that names every broken rule, and where it is broken */
    public void check() {
        check(all());
    }

    /** Only the rules about callers and what they say, for a service that has its own rules for the rest. */
    public void checkCallers() {
        check(Stream.of(nobodyAsksForANameOfAToken(), internalPathsAreForServices(), yesAndNoAreRead()));
    }

    /** Only the rules about names, for a service that has its own rules for the rest. */
    public void checkNames() {
        check(Stream.of(whatHttpCarriesIsABody()));
    }

    private void check(Stream<ArchRule> rules) {
        var broken = rules.map(rule -> rule.evaluate(code))
                .filter(EvaluationResult::hasViolation)
                .map(result -> result.getFailureReport().toString())
                .toList();
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join("\n\n", broken));
        }
    }

    private Stream<ArchRule> all() {
        return Stream.of(
                featuresDependInOneDirection(),
                domainKnowsNoFramework(),
                onlyTheClockReadsTheTime(),
                noServiceKnowsAnother(),
                noRequestIsCancelledByItsClient(),
                endpointsAreFound(),
                nobodyAsksForANameOfAToken(),
                internalPathsAreForServices(),
                yesAndNoAreRead(),
                whatHttpCarriesIsABody());
    }

    /** One suffix for one idea. */
    private ArchRule whatHttpCarriesIsABody() {
        return noClasses().should().haveSimpleNameEndingWith("View");
    }

    private ArchRule featuresDependInOneDirection() {
        return slices().matching(US + service + ".(*)..").should().beFreeOfCycles();
    }

    private ArchRule domainKnowsNoFramework() {
        return classes()
                .that(areDomainTypes())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.annotation..",
                        US + service + "..",
                        US + "money..",
                        US + "events..",
                        US + "internal.."));
    }

    private ArchRule onlyTheClockReadsTheTime() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class);
    }

    private ArchRule noServiceKnowsAnother() {
        var others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> US + other + "..")
                .toArray(String[]::new);
        return noClasses().should().dependOnClassesThat().resideInAnyPackage(others);
    }

    /** A cancelled request loses its database connection; after a few dozen the service stops answering. */
    private ArchRule noRequestIsCancelledByItsClient() {
        return classes().that(areResources()).should().beAnnotatedWith(areUncancellable());
    }

    /** The framework ignores methods that are not public, with only a warning at build time. */
    private ArchRule endpointsAreFound() {
        return methods()
                .that()
                .areDeclaredInClassesThat(areResources())
                .and()
                .areMetaAnnotatedWith(METHOD)
                .should()
                .bePublic();
    }

    /** Callers are read through module {@code http}, which knows a token's subject and role. */
    private ArchRule nobodyAsksForANameOfAToken() {
        return noClasses()
                .should()
                .callMethod(Principal.class, "getName")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.eclipse.microprofile.jwt.JsonWebToken");
    }

    /** To the framework whatever is not {@code true} is {@code false}; as a text it can be refused. */
    private ArchRule yesAndNoAreRead() {
        return methods()
                .that()
                .areDeclaredInClassesThat(areResources())
                .and()
                .areMetaAnnotatedWith(METHOD)
                .should()
                .notHaveRawParameterTypes(haveABoolean());
    }

    private static DescribedPredicate<List<JavaClass>> haveABoolean() {
        return DescribedPredicate.describe(
                "a boolean",
                types -> types.stream()
                        .anyMatch(type -> type.isEquivalentTo(boolean.class) || type.isEquivalentTo(Boolean.class)));
    }

    private ArchRule internalPathsAreForServices() {
        return classes().that(areResources()).should(beForServicesOnlyIfInternal());
    }

    private static ArchCondition<JavaClass> beForServicesOnlyIfInternal() {
        return new ArchCondition<>("be for services if they are internal, and only then") {
            @Override
            public void check(JavaClass resource, ConditionEvents events) {
                var internal = text(resource, PATH).startsWith("/internal");
                if (internal != text(resource, ROLES).equals("[service]")) {
                    events.add(SimpleConditionEvent.violated(
                            resource,
                            resource.getName() + " is at " + text(resource, PATH) + " for " + text(resource, ROLES)));
                }
            }
        };
    }

    /** The value of a class's annotation; a list is in brackets. */
    private static String text(JavaClass type, String annotation) {
        return type.tryGetAnnotationOfType(annotation)
                .flatMap(found -> found.get("value"))
                .map(value -> value instanceof Object[] list ? Arrays.toString(list) : value.toString())
                .orElse("");
    }

    private static DescribedPredicate<JavaClass> areResources() {
        return DescribedPredicate.describe("are resources", type -> type.isAnnotatedWith(PATH) && !type.isInterface());
    }

    private static DescribedPredicate<JavaAnnotation<?>> areUncancellable() {
        return DescribedPredicate.describe(
                "@Cancellable(false)",
                annotation -> annotation.getRawType().getSimpleName().equals("Cancellable")
                        && annotation
                                .get("value")
                                .map(value -> value.equals(false))
                                .orElse(false));
    }

    /** Values and states: all records, enums and sealed families except those for JSON, settings or callers. */
    private static DescribedPredicate<JavaClass> areDomainTypes() {
        return DescribedPredicate.describe(
                "are domain types",
                type -> (type.isRecord() || type.isEnum() || type.reflect().isSealed())
                        && !outermost(type)
                                .getSimpleName()
                                .matches(".*(Body|Request|Row|Caller|Client|Limits|Resource)|package-info")
                        && !outermost(type).isAnnotatedWith("jakarta.persistence.Entity"));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ServiceRules::outermost).orElse(type);
    }
}
