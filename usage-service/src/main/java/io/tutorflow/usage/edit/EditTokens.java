package io.tutorflow.usage.edit;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.usage.charge.Created;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The tokens as they are shown to owners: made when shown first, and good for an hour from when shown last. */
@ApplicationScoped
public class EditTokens {

    /** Given by the public contract. */
    static final Duration LIFE = Duration.ofHours(1);

    /** What was created is accepted already, so its token is not given up at the first slip of the database. */
    private static final int TRIES = 3;

    private final EditTokenTable table;
    private final BusinessClock clock;
    private final RandomGenerator random = new SecureRandom();

    EditTokens(EditTokenTable table, BusinessClock clock) {
        this.table = table;
        this.clock = clock;
    }

    public Uni<EditToken> show(Created created) {
        return Uni.createFrom()
                .deferred(() -> table.show(
                        created.charge().id(),
                        EditToken.next(random),
                        clock.now().plus(LIFE)))
                .onFailure()
                .retry()
                .atMost(TRIES);
    }
}
