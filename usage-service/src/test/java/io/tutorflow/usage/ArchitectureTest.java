package io.tutorflow.usage;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
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
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tutorflow.testbed.ClosedSwitches;
import io.tutorflow.testbed.ServiceRules;
import io.tutorflow.testbed.TableOwners;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tutorflow.usage");

    private static final DescribedPredicate<JavaClass> RESOURCES = new DescribedPredicate<>("resources") {
        @Override
        public boolean test(JavaClass type) {
            return type.isAnnotatedWith(Path.class) && !type.isAnnotatedWith(RegisterRestClient.class);
        }
    };

    private static final DescribedPredicate<JavaAnnotation<?>> NOT_CANCELLABLE =
            new DescribedPredicate<>("@Cancellable(false)") {
                @Override
                public boolean test(JavaAnnotation<?> annotation) {
                    return annotation.getRawType().isEquivalentTo(Cancellable.class)
                            && annotation
                                    .get("value")
                                    .filter(Boolean.FALSE::equals)
                                    .isPresent();
                }
            };

    private static final DescribedPredicate<JavaClass> VALUES = new DescribedPredicate<>("values") {
        @Override
        public boolean test(JavaClass type) {
            return type.isRecord() || type.isEnum() || type.reflect().isSealed();
        }
    };

    @Test
    void nothingIsDecidedByDefault() {
        ClosedSwitches.check();
    }

    @Test
    void aTableHasOneOwner() {
        TableOwners.check("usage");
    }

    @Test
    void whoCallsIsASubjectWithOneRole() {
        ServiceRules.of("usage").checkCallers();
    }

    @Test
    void aClientThatGoesAwayCancelsNothing() {
        classes().that(are(RESOURCES)).should().beAnnotatedWith(NOT_CANCELLABLE).check(OURS);
    }

    @Test
    void everyResourceSaysWhoMayCallIt() {
        classes()
                .that(are(RESOURCES))
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .check(OURS);
    }

    @Test
    void featuresDependInOneDirection() {
        slices().matching("io.tutorflow.usage.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void valuesKnowNoFramework() {
        noClasses()
                .that(are(VALUES))
                .and()
                .doNotHaveSimpleName("CreateReply")
                .and()
                .doNotHaveSimpleName("GenerationsRequest")
                .and()
                .haveNameNotMatching(".*ChargeResult(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.vertx..",
                        "io.smallrye..",
                        "jakarta.ws.rs..",
                        "jakarta.enterprise..",
                        "jakarta.inject..",
                        "org.apache.kafka..")
                .check(OURS);
    }

    @Test
    void onlyTheClockReadsTheTime() {
        noClasses().should().callMethod(Instant.class, "now").check(OURS);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(OURS);
        noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class).check(OURS);
    }

    @Test
    void noServiceImportsAnother() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.tutorflow.billing..", "io.tutorflow.budget..", "io.tutorflow.pricing..")
                .check(OURS);
    }

    @Test
    void schedulersReturnWithoutBlocking() {
        methods()
                .that()
                .areAnnotatedWith(Scheduled.class)
                .should()
                .haveRawReturnType(Uni.class)
                .check(OURS);
    }
}
