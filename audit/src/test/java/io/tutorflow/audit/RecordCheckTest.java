package io.tutorflow.audit;

import static io.tutorflow.audit.Records.ACCOUNT;
import static io.tutorflow.audit.Records.BEGAN;
import static io.tutorflow.audit.Records.ENDED;
import static io.tutorflow.audit.Records.FINALIZED;
import static io.tutorflow.audit.Records.ID;
import static io.tutorflow.audit.Records.RECORDED;
import static io.tutorflow.audit.Records.VOIDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.audit.LedgerRow.Explained;
import io.tutorflow.audit.LedgerRow.OpenHold;
import io.tutorflow.audit.LedgerRow.Transfer;
import io.tutorflow.audit.UsageRow.Payer;
import io.tutorflow.audit.UsageRow.Price;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordCheckTest {

    private static final UUID STRANGER = new UUID(0, 3);
    private static final Transfer HOLD = transfer("hold", 500_000);
    private static final Transfer VOID = transfer("void", 500_000);
    private static final Transfer CAPTURE = capture(ACCOUNT, 350_000, "course.default", ENDED);
    private static final OpenHold OPEN = new OpenHold(ACCOUNT, 500_000, BEGAN);

    @Test
    void acceptsWorkInProgressFinalizedAndVoided() {
        assertThat(RecordCheck.of(RECORDED, ledger(OPEN, HOLD))).isEmpty();
        assertThat(RecordCheck.of(FINALIZED, ledger(null, HOLD, CAPTURE))).isEmpty();
        assertThat(RecordCheck.of(VOIDED, ledger(null, HOLD, VOID))).isEmpty();
    }

    @Test
    void acceptsATombstoneWithAndWithoutAReleasedHold() {
        var tombstone = new UsageRow(
                ID,
                true,
                new Payer(null, null, null, null, "credits"),
                new UsageRow.Work(null, null, 0, null, null, null),
                new Price(0, null, 0, null, null, null, null, null),
                Records.end("VOIDED", null));

        assertThat(RecordCheck.of(tombstone, null)).isEmpty();
        var released = new Transfer("void", ACCOUNT, 500_000, false, 0, BEGAN, null, null);
        assertThat(RecordCheck.of(tombstone, ledger(null, HOLD, released))).isEmpty();
        assertThat(RecordCheck.of(tombstone, ledger(null, HOLD, VOID))).hasSize(1);
        assertThat(RecordCheck.of(tombstone, ledger(OPEN, HOLD))).hasSize(1);
    }

    @Test
    void namesAnAlteredCapture() {
        assertThat(what(FINALIZED, ledger(null, HOLD, capture(ACCOUNT, 340_000, "course.default", ENDED))))
                .contains("its capture says $0.34, the record $0.35");
    }

    @Test
    void namesAnAlteredHold() {
        assertThat(what(FINALIZED, ledger(null, transfer("hold", 490_000), CAPTURE)))
                .containsExactly("its hold says $0.49, the record $0.5");
    }

    @Test
    void namesMeasuredUsageThatAnotherTenantPaid() {
        var price = FINALIZED.price();
        var measured = Records.with(
                FINALIZED,
                new Price(
                        1,
                        price.snapshot(),
                        0,
                        350_000L,
                        price.billableMicros(),
                        price.unitPriceMicros(),
                        price.unitsTenThousandths(),
                        null));

        assertThat(what(measured, ledger(null, CAPTURE))).isEmpty();
        assertThat(what(measured, ledger(null, capture(STRANGER, 350_000, "course.default", ENDED))))
                .containsExactly("its capture is of account " + STRANGER);
    }

    @Test
    void namesACaptureForSomethingElseOrOfAnotherTime() {
        assertThat(what(FINALIZED, ledger(null, HOLD, capture(ACCOUNT, 350_000, "video.default", ENDED))))
                .containsExactly("what was captured is video.default, its snapshot says course.default");
        assertThat(what(FINALIZED, ledger(null, HOLD, capture(ACCOUNT, 350_000, "course.default", BEGAN))))
                .containsExactly("the time of its capture is " + BEGAN + ", the record says " + ENDED);
    }

    @Test
    void namesACaptureOfAnotherHour() {
        assertThat(what(FINALIZED, ledger(null, HOLD, capture(ENDED, ACCOUNT, 350_000, "course.default", ENDED))))
                .containsExactly("the time of the record in its capture is " + ENDED + ", the record says " + BEGAN);
    }

    @Test
    void namesAnOpenHoldThatIsNotTheOneThatWasPlaced() {
        assertThat(what(RECORDED, ledger(new OpenHold(STRANGER, 500_000, BEGAN), HOLD)))
                .containsExactly("its open hold is of account " + STRANGER);
        assertThat(what(RECORDED, ledger(new OpenHold(ACCOUNT, 500_000, ENDED), HOLD)))
                .containsExactly("its hold was placed at another time than it is open");
    }

    @Test
    void namesADeletedRecord() {
        assertThat(RecordCheck.of(null, ledger(null, HOLD, CAPTURE)))
                .extracting(Difference::toString)
                .containsExactly("transfer " + ID + ": there is [hold, capture] but no usage record");
    }

    @Test
    void namesWhatWasNeverCaptured() {
        assertThat(what(FINALIZED, ledger(OPEN, HOLD))).hasSize(1);
        assertThat(what(FINALIZED, null)).hasSize(2);
    }

    @Test
    void namesFailedWorkThatWasCharged() {
        assertThat(what(VOIDED, ledger(null, HOLD, CAPTURE))).contains("was voided, and captured");
    }

    @Test
    void whatAPlanCoversIsNeitherHeldNorCaptured() {
        var price = FINALIZED.price();
        var covered = Records.record(
                "plan",
                new Price(
                        1,
                        price.snapshot(),
                        0,
                        null,
                        price.billableMicros(),
                        price.unitPriceMicros(),
                        price.unitsTenThousandths(),
                        null),
                FINALIZED.end());

        assertThat(what(covered, null)).isEmpty();
        assertThat(what(covered, ledger(null, CAPTURE))).containsExactly("is covered by a plan, and was captured");
    }

    private static List<String> what(UsageRow usage, @Nullable LedgerRow ledger) {
        return RecordCheck.of(usage, ledger).stream().map(Difference::what).toList();
    }

    private static LedgerRow ledger(@Nullable OpenHold open, Transfer... transfers) {
        return new LedgerRow(ID, List.of(transfers), open);
    }

    private static Transfer transfer(String kind, long micros) {
        return new Transfer(kind, ACCOUNT, micros, false, 0, BEGAN, kind.equals("hold") ? null : BEGAN, null);
    }

    private static Transfer capture(UUID account, long micros, String catalogKey, Instant finalizedAt) {
        return capture(BEGAN, account, micros, catalogKey, finalizedAt);
    }

    private static Transfer capture(
            Instant recordedAt, UUID account, long micros, String catalogKey, Instant finalizedAt) {
        var explained = new Explained(catalogKey, 50_000, null, 70_000, finalizedAt, null);
        return new Transfer("capture", account, micros, false, 0, ENDED, recordedAt, explained);
    }
}
