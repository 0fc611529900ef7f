package io.tutorflow.usage.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.events.CatalogPublished;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.money.Units;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogsTest {

    private final Catalogs catalogs = new Catalogs();

    @Test
    void aCatalogueThatWasNotReadYetIsNoReasonToRefuseForEver() {
        assertThatThrownBy(() -> catalogs.find(Category.COURSE, Units.of(1), Instant.EPOCH))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("The price catalogue");
        assertThatThrownBy(() -> catalogs.keyOf(Category.COURSE)).isInstanceOf(ApiProblem.class);

        catalogs.apply(new CatalogPublished(0, List.of()));

        assertThat(catalogs.find(Category.COURSE, Units.of(1), Instant.EPOCH)).isEmpty();
    }
}
