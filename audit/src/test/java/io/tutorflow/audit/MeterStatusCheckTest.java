package io.tutorflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.audit.MeteredRows.Told;
import io.tutorflow.audit.SettledRows.Metered;
import io.tutorflow.audit.SettledRows.Settled;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeterStatusCheckTest {

    private static final UUID RECORD = UUID.fromString("0198f2c4-5a10-7c3e-9d41-6f0e8b7a2c11");
    private static final Metered FAILED = new Metered(7, "failed", 2, false, "No meter found");

    @Test
    void bothSayTheSame() {
        assertThat(MeterStatusCheck.of(RECORD, null, null)).isEmpty();
        assertThat(MeterStatusCheck.of(RECORD, said(null), null)).isEmpty();
        assertThat(MeterStatusCheck.of(RECORD, said(FAILED), known(FAILED))).isEmpty();
    }

    @Test
    void usageServiceHasNotHeardOfIt() {
        assertThat(finding(null, known(FAILED))).endsWith("says nothing of its meter, where it is failed");
        assertThat(finding(said(null), known(FAILED))).endsWith("says nothing of its meter, where it is failed");
    }

    @Test
    void usageServiceSaysItOfWhatNoMeterCharges() {
        assertThat(finding(said(FAILED), null)).endsWith("says how it stands with a meter, and no meter charges it");
    }

    @Test
    void newsAreTold() {
        assertThat(finding(said(FAILED), new Told(RECORD, true, FAILED)))
                .endsWith("is not told how it stands with its meter: failed");
    }

    @Test
    void anotherStatusErrorNumberOrTimeIsADifference() {
        assertThat(finding(said(new Metered(7, "reported", 2, false, null)), known(FAILED)))
                .contains("its meter", "reported", "failed (No meter found)");
        assertThat(finding(said(new Metered(7, "failed", 2, false, "No customer")), known(FAILED)))
                .contains("failed (No customer)", "failed (No meter found)");
        assertThat(finding(said(new Metered(7, "failed", 3, false, "No meter found")), known(FAILED)))
                .contains("its attempts");
        assertThat(finding(said(new Metered(7, "failed", 2, true, "No meter found")), known(FAILED)))
                .contains("late: true");
        assertThat(finding(said(new Metered(6, "failed", 2, false, "No meter found")), known(FAILED)))
                .contains("the revision of its meter");
    }

    @Test
    void attemptsOfWhatIsPendingAreNoNews() {
        assertThat(MeterStatusCheck.of(
                        RECORD,
                        said(new Metered(7, "pending", 0, false, null)),
                        known(new Metered(7, "pending", 3, true, null))))
                .isEmpty();
    }

    private static String finding(@Nullable Settled settled, @Nullable Told told) {
        var found = MeterStatusCheck.of(RECORD, settled, told);
        assertThat(found).hasSize(1);
        return found.getFirst().toString();
    }

    private static Settled said(@Nullable Metered metered) {
        return new Settled(RECORD, metered == null ? 1 : 0, null, metered);
    }

    private static Told known(Metered metered) {
        return new Told(RECORD, false, metered);
    }
}
