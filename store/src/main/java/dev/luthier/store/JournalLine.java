package dev.luthier.store;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luthier.event.Event;
import dev.luthier.json.EventJson;
import dev.luthier.problem.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A line of a journal, as {@code docs/journal-format.md} describes it: a JSON object that begins with the checksum of what
 * follows.
 */
final class JournalLine {
    /** The newest format that this version reads, and the one that it writes. */
    static final int FORMAT = 1;

    private static final String CRC = "{\"crc\":\"";
    private static final int CRC_DIGITS = 8;
    private static final int SIGNED_FROM = CRC.length() + CRC_DIGITS + 2;
    private static final String NUMBER = "\"n\":";
    private static final String FACT = ",\"fact\":";
    private static final String DECIDED = ",\"decided\":";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String body;

    private JournalLine(String body) {
        this.body = body;
    }

    /** What a segment begins with. */
    record Header(int format, String experiment, int segment, long firstFact) {}

    static byte[] header(Header header) {
        return signed("\"luthierJournal\":" + header.format() + ",\"experiment\":\"" + quoted(header.experiment())
                + "\",\"segment\":" + header.segment() + ",\"firstFact\":" + header.firstFact() + "}\n");
    }

    static byte[] fact(long number, Event event) {
        return signed(NUMBER + number + FACT + EventJson.write(event) + "}\n");
    }

    static byte[] decided(long number, String decisions) {
        return signed(NUMBER + number + DECIDED + "\"" + quoted(decisions) + "\"}\n");
    }

    /** Reads a line without its end; null if it is not whole. */
    static @Nullable JournalLine read(byte[] line, int length) {
        if (length <= SIGNED_FROM || line[length - 1] != '}') {
            return null;
        }
        String sum = new String(line, 0, SIGNED_FROM, StandardCharsets.ISO_8859_1);
        return sum.equals(prefix(line, SIGNED_FROM, length))
                ? new JournalLine(new String(line, SIGNED_FROM, length - SIGNED_FROM, StandardCharsets.UTF_8))
                : null;
    }

    boolean isFact() {
        return body.startsWith(FACT, afterNumber());
    }

    boolean isDecided() {
        return body.startsWith(DECIDED, afterNumber());
    }

    /** The number of the fact that this line holds, or what was decided on. */
    long number() {
        return Long.parseLong(body, NUMBER.length(), afterNumber(), 10);
    }

    Event event() {
        return EventJson.read(body.substring(afterNumber() + FACT.length(), body.length() - 1));
    }

    String decisions() {
        return tree().path("decided").asText();
    }

    /** @throws InvalidInputException if it is no header, or one of a format that is not known yet */
    Header header() {
        JsonNode tree = tree();
        int format = tree.path("luthierJournal").asInt();
        if (format < 1 || format > FORMAT) {
            throw new InvalidInputException(
                    "journal",
                    List.of(
                            format < 1
                                    ? "does not begin with {\"crc\":…,\"luthierJournal\":1,…}"
                                    : "has format " + format + ", this version of Luthier reads up to " + FORMAT));
        }
        return new Header(
                format,
                tree.path("experiment").asText(),
                tree.path("segment").asInt(),
                tree.path("firstFact").asLong());
    }

    private int afterNumber() {
        int end = NUMBER.length();
        if (!body.startsWith(NUMBER)) {
            return 0;
        }
        while (end < body.length() && Character.isDigit(body.charAt(end))) {
            end++;
        }
        return end;
    }

    private JsonNode tree() {
        try {
            return JSON.readTree("{" + body);
        } catch (IOException e) {
            throw new InvalidInputException("journal", List.of("is no JSON although its checksum is right: " + body));
        }
    }

    private static byte[] signed(String body) {
        byte[] line = (CRC + "00000000\"," + body).getBytes(StandardCharsets.UTF_8);
        byte[] prefix = prefix(line, SIGNED_FROM, line.length - 1).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(prefix, 0, line, 0, prefix.length);
        return line;
    }

    private static String prefix(byte[] line, int from, int to) {
        CRC32C sum = new CRC32C();
        sum.update(line, from, to - from);
        String digits = Long.toHexString(sum.getValue());
        return CRC + "0".repeat(CRC_DIGITS - digits.length()) + digits + "\",";
    }

    private static String quoted(String text) {
        return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
