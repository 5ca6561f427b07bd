package dev.luthier.rpc.message;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.luthier.trial.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reports as short arrays: {@code [[1,0.71],[2,0.74,{"loss":0.3}]]}. */
final class ReportJson {
    private ReportJson() {}

    static void write(JsonGenerator json, List<Report> reports) throws IOException {
        json.writeStartArray();
        for (Report report : reports) {
            json.writeStartArray();
            json.writeNumber(report.step());
            json.writeNumber(report.value());
            if (!report.more().isEmpty()) {
                writeNumbers(json, report.more());
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    static void writeNumbers(JsonGenerator json, Map<String, Double> numbers) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Double> entry : numbers.entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    static List<Report> read(Fields in) throws IOException {
        List<Report> reports = new ArrayList<>();
        in.beginArray();
        while (in.nextElement()) {
            reports.add(readReport(in));
        }
        return reports;
    }

    private static Report readReport(Fields in) throws IOException {
        in.beginArray();
        in.nextElement();
        long step = in.asLong();
        in.nextElement();
        double value = in.asDouble();
        Map<String, Double> more = Map.of();
        if (in.nextElement()) {
            more = in.asNumbers();
            if (in.nextElement()) {
                throw new ProtocolException("a report is [step, value] or [step, value, {further metrics}]");
            }
        }
        return new Report(step, value, more);
    }
}
