package io.tutorflow.billing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.mutiny.Uni;
import io.tutorflow.testbed.ClosedSwitches;
import io.tutorflow.testbed.ServiceRules;
import io.tutorflow.testbed.TableOwners;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    /** By name: what is JSON, or is made of what a library gives. */
    private static final String NO_DOMAIN_TYPE = ".*(Body|Request|Row|Limits)|LockedAccount|ClientNetwork";

    private static final String ROOT = "io.tutorflow.billing";

    /** What other wings may say to the ledger, what it answers, and how they follow it. */
    private static final String LEDGERS_DOOR = ROOT.replace(".", "\\.") + "\\.ledger\\.("
            + "BillingMode|Funding|Posting|TransferKind|WalletLocks"
            + "|posting\\.(Ledger|Balance|Lifetime|PostingOutcome)"
            + "|clearing\\.(Clearing|ClearingOutcome|Reversal)|line\\.FreezeOutcome|mode\\.Mode(Outcome|History|Table)"
            + "|feed\\.(BalanceSignals|BalanceWatches|Follower)"
            + "|month\\.(LedgerMonths?|MonthSpan|CapturedSum|DayEnds)"
            + "|rollforward\\.TakenBack|statement\\.(Captures?|Metered)|healing\\.(CapturedUsage|LedgerPlace|UsageTotal)"
            + ")(\\$.*)?";

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void nothingIsDecidedByDefault() {
        ClosedSwitches.check();
    }

    @Test
    void aTableHasOneOwner() {
        TableOwners.check("billing");
    }

    @Test
    void whoCallsIsASubjectWithOneRole() {
        ServiceRules.of("billing").checkCallers();
    }

    @Test
    void whatHttpCarriesIsABody() {
        ServiceRules.of("billing").checkNames();
    }

    /** A client that goes away must not cancel a transaction: its connection would be lost. */
    @Test
    void noRequestIsCancelledByItsClient() {
        methods()
                .that()
                .areDeclaredInClassesThat(areResources())
                .and()
                .haveRawReturnType(Uni.class)
                .should(beUncancellable())
                .check(SERVICE);
    }

    @Test
    void everyResourceSaysWhoMayCallIt() {
        classes()
                .that(areResources())
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .check(SERVICE);
    }

    @Test
    void wingsDependInOneDirection() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    void roomsDependInOneDirection() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(SERVICE);
    }

    /** Its rooms are open to each other: what decides and who writes is public among them. */
    @Test
    void theLedgerHasOneDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".ledger..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".ledger..").and(not(nameMatching(LEDGERS_DOOR))))
                .check(SERVICE);
    }

    @Test
    void onlyOneRoomKnowsStripesLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".payment.stripe..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.stripe..")
                .check(SERVICE);
    }

    @Test
    void domainTypesKnowNoFramework() {
        classes()
                .that(areDomainTypes())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "io.tutorflow.billing..",
                        "io.tutorflow.money..",
                        "io.tutorflow.events..",
                        "io.tutorflow.http..",
                        "io.tutorflow.internal..")
                .andShould()
                .onlyDependOnClassesThat(not(simpleNameEndingWith("Table")
                        .or(simpleNameEndingWith("Repository"))
                        .or(simpleNameEndingWith("Resource"))
                        .or(simpleNameEndingWith("Problem"))))
                .check(SERVICE);
    }

    @Test
    void nobodyButTheClockReadsTheTime() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.Clock.class)
                .check(SERVICE);
    }

    private static DescribedPredicate<JavaClass> areResources() {
        return DescribedPredicate.describe(
                "are resources", type -> type.isAnnotatedWith(Path.class) && !type.isInterface());
    }

    /** Records, enums and sealed interfaces, less those that are JSON, rows, configuration, or parse an address. */
    private static DescribedPredicate<JavaClass> areDomainTypes() {
        return DescribedPredicate.describe(
                "are domain types",
                type -> type.isTopLevelClass()
                        && (type.isRecord() || type.isEnum() || type.reflect().isSealed())
                        && !type.getSimpleName().matches(NO_DOMAIN_TYPE));
    }

    private static ArchCondition<JavaMethod> beUncancellable() {
        return new ArchCondition<>("have @Cancellable(false) on their class") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var uncancellable = method.getOwner()
                        .tryGetAnnotationOfType(Cancellable.class)
                        .map(annotation -> !annotation.value())
                        .orElse(false);
                events.add(new SimpleConditionEvent(
                        method, uncancellable, method.getFullName() + " can be cancelled by its client"));
            }
        };
    }
}
