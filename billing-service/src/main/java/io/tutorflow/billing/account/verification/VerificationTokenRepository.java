package io.tutorflow.billing.account.verification;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.KeyHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mailed tokens, in the caller's session. */
@ApplicationScoped
class VerificationTokenRepository implements PanacheRepositoryBase<VerificationTokenRow, String> {

    private final VerificationMailRepository mails;

    VerificationTokenRepository(VerificationMailRepository mails) {
        this.mails = mails;
    }

    /** Locked until the transaction ends, so that simultaneous uses follow one another. */
    Uni<Optional<StoredToken>> lock(KeyHash hash) {
        return findById(hash.hex(), LockModeType.PESSIMISTIC_WRITE).chain(this::withEmail);
    }

    Uni<Optional<StoredToken>> of(KeyHash hash) {
        return findById(hash.hex()).chain(this::withEmail);
    }

    /** Of a token that the caller has locked. */
    Uni<Void> use(StoredToken token, Instant now) {
        return findById(token.hash().hex()).invoke(row -> row.usedAt = now).replaceWithVoid();
    }

    private Uni<Optional<StoredToken>> withEmail(@Nullable VerificationTokenRow row) {
        return row == null
                ? Uni.createFrom().item(Optional.empty())
                : mails.findById(row.mailId).map(mail -> Optional.of(row.token(Objects.requireNonNull(mail).email)));
    }
}
