package io.tutorflow.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The result of one run, for programs. */
record Report(Audit.Findings findings, Instant endedAt, Duration took) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MILLIS = 1_000.0;

    String json() throws JsonProcessingException {
        var json = JSON.createObjectNode();
        json.put("endedAt", endedAt.toString());
        json.put("seconds", seconds());
        json.set("cut", JSON.valueToTree(findings.cuts()));
        json.set("rows", JSON.valueToTree(rows()));
        json.putObject("overruns")
                .put("count", findings.overruns().count())
                .put("micros", findings.overruns().micros());
        var differences = json.putArray("differences");
        findings.differences().forEach(difference -> differences.add(json(difference)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    private static ObjectNode json(Difference difference) {
        var json = JSON.createObjectNode();
        json.put("rule", difference.rule().id());
        json.put("row", difference.row());
        json.set("ids", JSON.valueToTree(difference.ids()));
        json.put("expected", difference.expected());
        json.put("found", difference.found());
        return json;
    }

    double seconds() {
        return took.toMillis() / MILLIS;
    }

    /** How many rows of each table were read; transfers are counted by usage record. */
    Map<String, Long> rows() {
        var read = findings.read();
        var rows = new LinkedHashMap<String, Long>();
        rows.put("usage_records", read.records());
        rows.put("charges", read.charges());
        rows.put("wallets", read.wallets());
        rows.put("reservations", read.reservations());
        rows.put("periods", read.periods());
        rows.put("payments", findings.payments());
        return rows;
    }
}
