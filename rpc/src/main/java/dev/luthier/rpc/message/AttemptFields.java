package dev.luthier.rpc.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The fields that all numbered messages share; while reading, those that have come so far. */
final class AttemptFields {
    long seq = -1;
    int trial = -1;
    int attempt = -1;

    static void write(JsonGenerator json, AboutAttempt message) throws IOException {
        json.writeNumberField("seq", message.seq());
        json.writeNumberField("trial", message.trial());
        json.writeNumberField("attempt", message.attempt());
    }

    static void check(long seq, int trial, int attempt) {
        Fields.atLeast(1, "seq", seq);
        Fields.atLeast(0, "trial", trial);
        Fields.atLeast(1, "attempt", attempt);
    }

    /** Takes the field if it is one of these. */
    void takeOrSkip(Fields in) throws IOException {
        switch (in.name()) {
            case "seq" -> seq = in.asLong();
            case "trial" -> trial = in.asInt();
            case "attempt" -> attempt = in.asInt();
            default -> in.skip();
        }
    }
}
