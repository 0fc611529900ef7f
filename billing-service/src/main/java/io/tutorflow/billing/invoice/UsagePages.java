package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.statement.Capture;
import io.tutorflow.persistence.Pages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the captures of an account page by page, and puts those on a document that are on no other. */
final class UsagePages {

    private final Source source;
    private final int size;

    /** @param size captures on a page */
    UsagePages(Source source, int size) {
        this.source = source;
        this.size = size;
    }

    /** Where captures are read, and what is known of them. */
    interface Source {

        /** @param number of the last capture that was read */
        Uni<List<Capture>> after(long number, int most);

        /**
         * Captures that other documents were to have at first, in the order of their ids.
         *
         * @param last the one that was read before; none at first
         */
        Uni<List<Capture>> handedOver(@Nullable UUID last, int most);

        /** Those of them that are on a document in force. */
        Uni<Set<UUID>> taken(List<UUID> captures);
    }

    /** @param take what is done with the line of each capture of a page */
    Uni<Void> collect(CollectingUsage collecting, Function<Map<UUID, Integer>, Uni<Void>> take) {
        return Pages.<Capture>each(
                        size,
                        last -> source.handedOver(last == null ? null : last.id(), size)
                                .call(page -> collect(collecting.earlier(page), collecting, take)))
                .chain(() -> Pages.<Capture>each(
                        size,
                        last -> source.after(collecting.read(), size)
                                .call(page -> collect(collecting.ofPeriod(page), collecting, take))));
    }

    private Uni<Void> collect(
            List<Capture> wanted, CollectingUsage collecting, Function<Map<UUID, Integer>, Uni<Void>> take) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return source.taken(wanted.stream().map(Capture::id).toList())
                .map(taken -> collecting.add(wanted, taken))
                .chain(lines -> lines.isEmpty() ? Uni.createFrom().voidItem() : take.apply(lines));
    }
}
