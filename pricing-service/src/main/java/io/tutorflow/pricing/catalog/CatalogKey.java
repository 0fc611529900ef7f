package io.tutorflow.pricing.catalog;

/** What a price is found by, in every version of the catalogue: {@code course.default}. */
record CatalogKey(String value) {

    @Override
    public String toString() {
        return value;
    }
}
