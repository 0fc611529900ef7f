package io.tutorflow.sandbox.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.events.EventJson;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Units;
import io.tutorflow.sandbox.audit.LedgerRow.Transfer;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordCheckTest {

    private static final UUID ID = new UUID(0, 1);
    private static final UUID ACCOUNT = new UUID(0, 2);
    private static final Transfer HOLD = new Transfer("hold", ACCOUNT, 500_000, 0, 0);
    private static final Transfer CAPTURE = new Transfer("capture", ACCOUNT, 350_000, 50_000, 70_000);
    private static final Transfer VOID = new Transfer("void", ACCOUNT, 500_000, 0, 0);

    @Test
    void acceptsWorkInProgressFinalizedAndVoided() {
        assertThat(RecordCheck.of(record("RECORDED", 0), ledger(500_000L, HOLD)))
                .isEmpty();
        assertThat(RecordCheck.of(record("FINALIZED", 350_000), ledger(null, HOLD, CAPTURE)))
                .isEmpty();
        assertThat(RecordCheck.of(record("VOIDED", 0), ledger(null, HOLD, VOID)))
                .isEmpty();
    }

    @Test
    void acceptsATombstoneWithAndWithoutAReleasedHold() {
        var tombstone = new UsageRow(ID, true, null, null, "credits", "VOIDED", 0, 0, 0, 0, null);

        assertThat(RecordCheck.of(tombstone, null)).isEmpty();
        assertThat(RecordCheck.of(tombstone, ledger(null, HOLD, VOID))).isEmpty();
        assertThat(RecordCheck.of(tombstone, ledger(500_000L, HOLD))).hasSize(1);
    }

    @Test
    void namesAnAlteredCapture() {
        var altered = new Transfer("capture", ACCOUNT, 340_000, 50_000, 70_000);

        assertThat(RecordCheck.of(record("FINALIZED", 350_000), ledger(null, HOLD, altered)))
                .extracting(Difference::toString)
                .anyMatch(text -> text.contains("its capture says $0.34, the record $0.35"));
    }

    @Test
    void namesAnAlteredHold() {
        var altered = new Transfer("hold", ACCOUNT, 490_000, 0, 0);

        assertThat(RecordCheck.of(record("FINALIZED", 350_000), ledger(null, altered, CAPTURE)))
                .extracting(Difference::toString)
                .anyMatch(text -> text.contains("its hold says $0.49, the record $0.5"));
    }

    @Test
    void namesADeletedRecord() {
        assertThat(RecordCheck.of(null, ledger(null, HOLD, CAPTURE)))
                .extracting(Difference::toString)
                .containsExactly("transfer " + ID + ": there is [hold, capture] but no usage record");
    }

    @Test
    void namesWhatWasNeverCaptured() {
        assertThat(RecordCheck.of(record("FINALIZED", 350_000), ledger(500_000L, HOLD)))
                .hasSize(1);
        assertThat(RecordCheck.of(record("FINALIZED", 350_000), null)).hasSize(2);
    }

    @Test
    void namesFailedWorkThatWasCharged() {
        assertThat(RecordCheck.of(record("VOIDED", 0), ledger(null, HOLD, CAPTURE)))
                .extracting(Difference::what)
                .contains("was voided, and captured");
    }

    @Test
    void whatAPlanCoversIsNeitherHeldNorCaptured() {
        assertThat(RecordCheck.of(record("plan", "FINALIZED", 0, 350_000), null))
                .isEmpty();
        assertThat(RecordCheck.of(record("plan", "VOIDED", 0, 0), null)).isEmpty();
        assertThat(RecordCheck.of(record("plan", "FINALIZED", 0, 350_000), ledger(null, CAPTURE)))
                .extracting(Difference::what)
                .containsExactly("is covered by a plan, and was captured");
    }

    @Test
    void namesAnAlteredRecord() {
        assertThat(RecordCheck.of(record("FINALIZED", 300_000), ledger(null, HOLD, CAPTURE)))
                .extracting(Difference::what)
                .contains("the record says $0.3, its snapshot $0.35", "its capture says $0.35, the record $0.3");
    }

    private static LedgerRow ledger(@Nullable Long open, Transfer... transfers) {
        return new LedgerRow(ID, List.of(transfers), open);
    }

    private static UsageRow record(String status, long billable) {
        return record("credits", status, 500_000, billable);
    }

    private static UsageRow record(String source, String status, long hold, long billable) {
        var estimate = new PriceSnapshot(
                "course",
                "course.default",
                "default",
                "lesson",
                new BigDecimal("0.05"),
                BigDecimal.TEN,
                new BigDecimal("0.5"),
                "USD",
                "platform_pricing_catalog_v2",
                "platform_course_lesson_v2",
                true);
        var snapshot = "FINALIZED".equals(status) ? estimate.pinnedAt(Units.of(7)) : estimate;
        return new UsageRow(
                ID, false, ACCOUNT, ACCOUNT, source, status, hold, billable, 50_000, 70_000, EventJson.write(snapshot));
    }
}
