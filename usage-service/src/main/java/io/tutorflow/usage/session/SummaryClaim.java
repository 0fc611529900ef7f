package io.tutorflow.usage.session;

/**
 * Whose the summary is that is to be recorded under an id.
 *
 * @param isMeasured it was made elsewhere, and is recorded as it was measured, without a hold; nobody may ask in its name
 * @param isUnderWay whoever claimed it may be about to record it
 */
public record SummaryClaim(Claimant by, boolean isMeasured, boolean isUnderWay) {

    public boolean isOfMeasured(Claimant measured) {
        return isMeasured && by.equals(measured);
    }
}
