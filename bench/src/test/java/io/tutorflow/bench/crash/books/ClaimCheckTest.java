package io.tutorflow.bench.crash.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.crash.books.UsageBook.Entry;
import io.tutorflow.bench.crash.traffic.Claims;
import io.tutorflow.bench.crash.traffic.Claims.Claim;
import io.tutorflow.bench.crash.traffic.Told;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is said of books that do not tell what clients were told. */
class ClaimCheckTest {

    private static final String ACCOUNT = "an account";
    private static final UUID RECORD = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-000000000002");
    private static final Told TEN_CENTS = new Told.Priced(new BigDecimal("0.10"));

    private final Claims claims = new Claims();

    @Test
    void nothingIfTheyDo() {
        claims.add(claim("a key", RECORD, TEN_CENTS));

        assertThat(ClaimCheck.of(book(finalized(RECORD, "a key", 100_000)), claims))
                .isEmpty();
    }

    @Test
    void namesASuccessThatIsLost() {
        claims.add(claim("a key", RECORD, TEN_CENTS));

        assertThat(ClaimCheck.of(book(), claims)).singleElement().asString().contains(RECORD + " was answered");
    }

    @Test
    void namesAnotherAmount() {
        claims.add(claim("a key", RECORD, TEN_CENTS));

        assertThat(ClaimCheck.of(book(finalized(RECORD, "a key", 100_001)), claims))
                .singleElement()
                .asString()
                .contains("was told as Priced[usd=0.10]");
    }

    @Test
    void namesAChargeForWhatWasToldToBeFree() {
        claims.add(claim("a key", RECORD, new Told.Free()));

        assertThat(ClaimCheck.of(book(finalized(RECORD, "a key", 100_000)), claims))
                .singleElement()
                .asString()
                .contains("was told to be free");
    }

    @Test
    void namesWorkThatNeverEnded() {
        claims.add(claim("a key", RECORD, new Told.Running()));

        assertThat(ClaimCheck.of(book(new Entry(RECORD, ACCOUNT, "a key", "credits", "RECORDED", 0)), claims))
                .singleElement()
                .asString()
                .contains("never came to an end");
    }

    @Test
    void whatWasRefusedAfterAllMayBeThereAndFree() {
        claims.refused("a key", "platform_credits_exhausted");

        assertThat(ClaimCheck.of(book(new Entry(RECORD, ACCOUNT, "a key", "credits", "VOIDED", 0)), claims))
                .isEmpty();
        assertThat(ClaimCheck.of(book(finalized(RECORD, "a key", 100_000)), claims))
                .singleElement()
                .asString()
                .contains("was told to nobody");
    }

    @Test
    void whatWasDoneBeforeItsLinkExpiredMayBePaid() {
        claims.refused("a key", "platform_not_found");

        assertThat(ClaimCheck.of(book(finalized(RECORD, "a key", 20_000)), claims))
                .isEmpty();
    }

    @Test
    void namesASecondChargeUnderOneKey() {
        claims.add(claim("a key", RECORD, TEN_CENTS));
        var twice = book(finalized(RECORD, "a key", 100_000), finalized(OTHER, "a key", 100_000));

        assertThat(ClaimCheck.of(twice, claims))
                .hasSize(2)
                .anySatisfy(violation -> assertThat(violation).contains(OTHER + " was told to nobody"))
                .anySatisfy(violation -> assertThat(violation).contains("has the idempotency key of"));
    }

    @Test
    void namesAKeyThatWasAnsweredWithTwoRecords() {
        claims.add(claim("a key", RECORD, TEN_CENTS));
        claims.add(claim("a key", OTHER, TEN_CENTS));

        assertThat(claims.contradictions()).singleElement().asString().contains("a key was answered with the records");
    }

    @Test
    void whatRunsMayEndEitherWayAndThenStaysSo() {
        claims.add(claim("a key", RECORD, new Told.Running()));
        claims.add(claim("a key", RECORD, TEN_CENTS));
        claims.add(claim("a key", RECORD, new Told.Running()));
        assertThat(claims.contradictions()).isEmpty();

        claims.add(claim("a key", RECORD, new Told.Free()));

        assertThat(claims.contradictions()).singleElement().asString().contains("was told as");
    }

    private static Claim claim(String key, UUID record, Told told) {
        return new Claim(key, ACCOUNT, record, told);
    }

    private static Entry finalized(UUID id, String key, long micros) {
        return new Entry(id, ACCOUNT, key, "credits", "FINALIZED", micros);
    }

    private static UsageBook book(Entry... entries) {
        return new UsageBook(Arrays.stream(entries).collect(Collectors.toMap(Entry::id, Function.identity())));
    }
}
