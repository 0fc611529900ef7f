package io.tutorflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.audit.PlacedRows.Placed;
import io.tutorflow.audit.SettledRows.Place;
import io.tutorflow.audit.SettledRows.Settled;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlacementCheckTest {

    private static final UUID RECORD = new UUID(1, 1);
    private static final UUID DOCUMENT = new UUID(2, 2);
    private static final Place PLACE = new Place(DOCUMENT, "TF-000007", 3);

    @Test
    void bothSidesSayTheSame() {
        assertThat(PlacementCheck.of(RECORD, null, null)).isEmpty();
        assertThat(PlacementCheck.of(RECORD, settled(7, PLACE), placed(7, PLACE)))
                .isEmpty();
        assertThat(PlacementCheck.of(RECORD, settled(8, null), placed(8, null))).isEmpty();
    }

    @Test
    void usageServiceHasNotHeardOfIt() {
        assertThat(finding(null, placed(7, PLACE)))
                .isEqualTo("usage record " + RECORD + ": says nothing of a document; it is on TF-000007 (" + DOCUMENT
                        + "), line 3");
    }

    @Test
    void whatItHeardOfMetersIsOfNoDocument() {
        assertThat(PlacementCheck.of(RECORD, settled(0, null), null)).isEmpty();
        assertThat(finding(settled(0, null), placed(7, PLACE))).contains("says nothing of a document");
    }

    @Test
    void usageServiceNamesADocumentThatHasItNot() {
        assertThat(finding(settled(7, PLACE), null)).endsWith("says that a document has it, and none has");
    }

    @Test
    void usageServiceHasNotHeardThatItIsVoid() {
        assertThat(PlacementCheck.of(RECORD, settled(7, PLACE), placed(8, null)))
                .hasSize(2);
    }

    @Test
    void anotherLineIsADifference() {
        assertThat(finding(settled(7, new Place(DOCUMENT, "TF-000007", 4)), placed(7, PLACE)))
                .contains("line 4", "line 3");
    }

    private static String finding(@Nullable Settled settled, @Nullable Placed placed) {
        var found = PlacementCheck.of(RECORD, settled, placed);
        assertThat(found).hasSize(1);
        return found.getFirst().toString();
    }

    private static Settled settled(long revision, @Nullable Place place) {
        return new Settled(RECORD, revision, place, null);
    }

    private static Placed placed(long revision, @Nullable Place place) {
        return new Placed(RECORD, revision, place);
    }
}
