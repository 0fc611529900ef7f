package io.tutorflow.usage.edit;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.usage.charge.Created;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Shows tokens to owners: created when first shown, and valid for an hour from when last shown. */
@ApplicationScoped
public class EditTokens {

    /** From the public contract. */
    static final Duration LIFE = Duration.ofHours(1);

    /** What was created is already accepted, so one database failure must not cost it its token. */
    private static final int TRIES = 3;

    private static final Logger LOG = Logger.getLogger(EditTokens.class);

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
                .atMost(TRIES)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        failure,
                        "The edit token of %s could not be stored",
                        created.charge().id()))
                .onFailure()
                .transform(failure -> ApiProblem.of(
                        ErrorCode.PLATFORM_UNAVAILABLE,
                        "The edit token could not be issued, but the work is not lost: fetch it by its id, or repeat"
                                + " the request with the same idempotency key"));
    }
}
