package io.tutorflow.usage.activity;

import io.smallrye.mutiny.Multi;
import io.tutorflow.http.CsvFile;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestMulti;

/** A file that cannot be read to its end. */
@Path("/broken-file")
@PermitAll
public class BrokenFileResource {

    static final String LINE = "what was read,1\r\n";

    @GET
    @Operation(hidden = true)
    @Produces("text/csv")
    public RestMulti<String> file() {
        var read = Multi.createFrom().items(LINE, LINE);
        var failed = Multi.createFrom().<String>failure(new IllegalStateException("the database went away"));
        return CsvFile.of(
                "broken.csv", "what,count\r\n", Multi.createBy().concatenating().streams(read, failed));
    }
}
