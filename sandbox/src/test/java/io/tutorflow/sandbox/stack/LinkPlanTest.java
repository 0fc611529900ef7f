package io.tutorflow.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.place.Ports;
import io.tutorflow.sandbox.place.Service;
import io.tutorflow.sandbox.stack.StackOptions.Trait;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who reaches whom by which port. */
class LinkPlanTest {

    private static final Ports PORTS = new Ports(20_000);

    @Test
    void withoutLinksEverybodyIsReachedWhereTheyListen() {
        LinkPlan plan = new LinkPlan(options(Set.of(Trait.RESTARTS)));

        assertThat(plan.port("usage-service", LinkPlan.POSTGRES, PORTS.postgres()))
                .isEqualTo(PORTS.postgres());
        assertThat(plan.kafkaListeners()).isEmpty();
        assertThat(plan.needed()).isEmpty();
    }

    @Test
    void eachProcessHasALinkOfItsOwnToEachPartThatItCalls() {
        LinkPlan plan = new LinkPlan(options(Set.of(Trait.LINKS)));

        assertThat(plan.needed().values())
                .contains(
                        "the link usage-service>postgres",
                        "the link usage-service-2>postgres",
                        "the link usage-service-2>generator",
                        "the link budget-service>billing-service");
    }

    @Test
    void onlyBillingHasOneToAStripeThatIsThere() {
        assertThat(new LinkPlan(options(Set.of(Trait.LINKS, Trait.STRIPE)))
                        .needed()
                        .values())
                .contains("the link billing-service>stripe")
                .doesNotContain("the link usage-service>stripe");
        assertThat(new LinkPlan(options(Set.of(Trait.LINKS))).needed().values())
                .doesNotContain("the link billing-service>stripe");
    }

    @Test
    void kafkaTellsEachProcessTheLinkByWhichItCame() {
        LinkPlan plan = new LinkPlan(options(Set.of(Trait.LINKS)));

        assertThat(plan.kafkaListeners().values())
                .contains(
                        plan.port("usage-service", LinkPlan.KAFKA, PORTS.kafka()),
                        plan.port("usage-service-2", LinkPlan.KAFKA, PORTS.kafka()))
                .doesNotContain(PORTS.kafka())
                .doesNotHaveDuplicates();
    }

    @Test
    void itsPortsCollideWithNoOthers() {
        StackOptions linked = options(Set.of(Trait.LINKS));
        StackOptions plain = options(Set.of());

        assertThat(PortCheck.needed(linked))
                .hasSize(PortCheck.needed(plain).size()
                        + new LinkPlan(linked).needed().size());
    }

    private static StackOptions options(Set<Trait> traits) {
        return new StackOptions(Home.of(Path.of("")), PORTS, Map.of(Service.USAGE, 2), Map.of(), traits);
    }
}
