package io.tutorflow.simulation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Units;
import io.tutorflow.simulation.machine.Dice;
import io.tutorflow.simulation.machine.Host;
import io.tutorflow.simulation.machine.Network;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.generation.Delivery;
import io.tutorflow.usage.generation.Failure;
import io.tutorflow.usage.generation.Generation;
import io.tutorflow.usage.generation.GenerationOrder;
import io.tutorflow.usage.generation.Generators;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Does the work, the same for the same order. Renders are ordered, and reported some time, perhaps more than once. */
final class Generator {

    private static final int MOST_TOKENS = 300_000;
    private static final int MOST_MINUTES = 110_000;

    private final Dice dice;
    private final Network network;
    private final Map<UUID, Generation.Done> results = new HashMap<>();
    private final List<UUID> renders = new ArrayList<>();

    Generator(Dice dice, Network network) {
        this.dice = dice;
        this.network = network;
    }

    Generators askedBy(Host host) {
        return order -> ask(host, order);
    }

    private Uni<Generation> ask(Host host, GenerationOrder order) {
        return network.order(host, "generate", () -> answer(order));
    }

    /** Renders that were ordered. */
    List<UUID> renders() {
        return renders;
    }

    Generation.Done resultOf(UUID render) {
        return results.computeIfAbsent(render, id -> result(Units.of(10), true));
    }

    private Generation answer(GenerationOrder order) {
        if (order.category() == Category.VIDEO_RENDER) {
            if (!renders.contains(order.id())) {
                renders.add(order.id());
            }
            return new Generation.Ordered();
        }
        return results.computeIfAbsent(order.id(), id -> result(Units.of(order.requestedUnits()), false));
    }

    private Generation.Done result(Units requested, boolean isRender) {
        if (dice.oneIn(6)) {
            return new Generation.Failed(new Failure("generation_failed", "No idea"));
        }
        var units = isRender
                ? new Units(1 + dice.below(MOST_MINUTES))
                : Units.of(dice.below((int) (requested.tenThousandths() / 10_000) + 2));
        return new Generation.Delivered(new Delivery(
                units, dice.below(MOST_TOKENS), dice.below(MOST_TOKENS), BigDecimal.ZERO, "{\"content\":\"…\"}"));
    }
}
