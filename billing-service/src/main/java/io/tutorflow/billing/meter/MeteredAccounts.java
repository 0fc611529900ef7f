package io.tutorflow.billing.meter;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.mode.ModeTable.FirstMetered;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far the captures of each account have been followed, within the session of the caller. */
@ApplicationScoped
public class MeteredAccounts {

    private static final String REGISTER = """
            INSERT INTO metered_account (account_id, seq)
            SELECT * FROM unnest(CAST(:accounts AS uuid[]), CAST(:seqs AS bigint[]))
            ON CONFLICT (account_id) DO NOTHING""";

    private static final String PAGE =
            "SELECT account_id, seq FROM metered_account WHERE account_id > :after ORDER BY account_id";

    private static final String IS_METERED = "SELECT EXISTS (SELECT FROM metered_account WHERE account_id = :account)";

    /** Whoever finds it taken leaves it to the other replica. */
    private static final String CLAIM =
            "SELECT account_id, seq FROM metered_account WHERE account_id = :account FOR UPDATE SKIP LOCKED";

    private static final String MOVE = "UPDATE metered_account SET seq = :seq WHERE account_id = :account";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** @param seq the number of the last capture that was looked at */
    public record Followed(UUID account, long seq) {}

    /** Those that are not followed yet. */
    Uni<Void> register(List<FirstMetered> metered) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REGISTER)
                        .setParameter(
                                "accounts",
                                metered.stream().map(FirstMetered::account).toArray(UUID[]::new))
                        .setParameter(
                                "seqs",
                                metered.stream().map(FirstMetered::afterSeq).toArray(Long[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    public Uni<List<Followed>> page(@Nullable Followed after) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PAGE, Object[].class)
                        .setParameter("after", after == null ? BEFORE_ALL : after.account())
                        .setMaxResults(MeterLimits.ACCOUNTS)
                        .getResultList())
                .map(rows -> rows.stream().map(MeteredAccounts::followed).toList());
    }

    /** Whether anything of it is, or once was, metered. */
    public Uni<Boolean> isMetered(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(IS_METERED, Boolean.class)
                        .setParameter("account", account)
                        .getSingleResult());
    }

    Uni<Optional<Followed>> claim(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM, Object[].class)
                        .setParameter("account", account)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(MeteredAccounts::followed));
    }

    Uni<Void> move(Followed to) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MOVE)
                        .setParameter("account", to.account())
                        .setParameter("seq", to.seq())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Followed followed(Object[] row) {
        return new Followed((UUID) row[0], ((Number) row[1]).longValue());
    }
}
