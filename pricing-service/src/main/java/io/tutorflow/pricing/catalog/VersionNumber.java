package io.tutorflow.pricing.catalog;

/** The number of a catalogue version; it rises with each draft and is never used again. */
record VersionNumber(int value) {

    VersionNumber {
        if (value < 1) {
            throw new IllegalArgumentException("versions are numbered from 1: " + value);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
