package dev.luthier.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;

/** Gives outer things a line each and leaves what is deeper in one line, so that a table of objects looks like one. */
final class Indentation implements PrettyPrinter {
    private static final String STEP = "  ";

    private final int depth;
    private int level;

    /** @param depth how many levels of nesting are broken into lines; 0 writes one line */
    Indentation(int depth) {
        this.depth = depth;
    }

    @Override
    public void writeStartObject(JsonGenerator out) throws IOException {
        out.writeRaw('{');
        level++;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator out) throws IOException {
        breakLine(out, level, level);
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
        out.writeRaw(',');
        breakLine(out, level, level);
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
        out.writeRaw(':');
    }

    @Override
    public void writeEndObject(JsonGenerator out, int entries) throws IOException {
        end(out, entries, '}');
    }

    @Override
    public void writeStartArray(JsonGenerator out) throws IOException {
        out.writeRaw('[');
        level++;
    }

    @Override
    public void beforeArrayValues(JsonGenerator out) throws IOException {
        breakLine(out, level, level);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
        out.writeRaw(',');
        breakLine(out, level, level);
    }

    @Override
    public void writeEndArray(JsonGenerator out, int values) throws IOException {
        end(out, values, ']');
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator out) throws IOException {
        out.writeRaw('\n');
    }

    private void end(JsonGenerator out, int entries, char bracket) throws IOException {
        if (entries > 0) {
            breakLine(out, level, level - 1);
        }
        level--;
        out.writeRaw(bracket);
    }

    private void breakLine(JsonGenerator out, int ofLevel, int indent) throws IOException {
        if (ofLevel <= depth) {
            out.writeRaw('\n' + STEP.repeat(indent));
        }
    }
}
