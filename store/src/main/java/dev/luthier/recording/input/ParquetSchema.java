package dev.luthier.recording.input;

import dev.luthier.recording.input.InputFingerprint.Column;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a Parquet file, from its footer: the leaves of its schema, each with the path to it and its physical type,
 * as {@code address.city byte_array (utf8), optional}. Read without Parquet's own library, which not everybody has.
 */
final class ParquetSchema {
    private static final int MAGIC = ByteBuffer.wrap("PAR1".getBytes(StandardCharsets.US_ASCII))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();
    private static final int TAIL = 8;
    private static final int MOST_FOOTER = 64 << 20;
    private static final List<String> TYPES =
            List.of("boolean", "int32", "int64", "int96", "float", "double", "byte_array", "fixed_len_byte_array");
    private static final List<String> REPETITIONS = List.of("required", "optional", "repeated");
    private static final List<String> CONVERTED = List.of(
            "utf8",
            "map",
            "map_key_value",
            "list",
            "enum",
            "decimal",
            "date",
            "time_millis",
            "time_micros",
            "timestamp_millis",
            "timestamp_micros",
            "uint_8",
            "uint_16",
            "uint_32",
            "uint_64",
            "int_8",
            "int_16",
            "int_32",
            "int_64",
            "json",
            "bson",
            "interval");

    /** The fields of a FileMetaData and of a SchemaElement, by their numbers in parquet.thrift. */
    private static final int FILE_SCHEMA = 2;

    private static final int TYPE = 1;
    private static final int REPETITION = 3;
    private static final int NAME = 4;
    private static final int CHILDREN = 5;
    private static final int CONVERTED_TYPE = 6;
    private static final Set<Integer> NUMBERS = Set.of(TYPE, REPETITION, CHILDREN, CONVERTED_TYPE);
    private static final int NONE = -1;

    /** A node of the schema; a leaf has a type and no children. */
    private record Element(String name, int type, int repetition, int children, int converted) {
        Column column(String path) {
            String logical = converted < 0 ? "" : " (" + word(CONVERTED, converted) + ")";
            String optional = repetition <= 0 ? "" : ", " + word(REPETITIONS, repetition);
            return new Column(path, word(TYPES, type) + logical + optional);
        }

        private static String word(List<String> words, int index) {
            return index >= 0 && index < words.size() ? words.get(index) : "type " + index;
        }
    }

    private ParquetSchema() {}

    /** Gives the bytes of the file from its first one on, as often as it is asked. */
    interface Source {
        InputStream open() throws IOException;
    }

    static List<Column> read(Source source, long size) throws IOException {
        ByteBuffer tail = bytes(source, size - TAIL, TAIL);
        int length = tail.getInt();
        if (tail.getInt() != MAGIC || length < 0 || length > Math.min(MOST_FOOTER, size - TAIL)) {
            throw new IOException("it does not end as a Parquet file without encryption does");
        }
        return leaves(schema(new ThriftFields(bytes(source, size - TAIL - length, length))));
    }

    private static ByteBuffer bytes(Source source, long from, int length) throws IOException {
        try (InputStream in = source.open()) {
            in.skipNBytes(Math.max(0, from));
            return ByteBuffer.wrap(in.readNBytes(length)).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static List<Element> schema(ThriftFields file) throws IOException {
        List<Element> schema = new ArrayList<>();
        while (file.next()) {
            if (file.field() == FILE_SCHEMA && file.is(ThriftFields.LIST)) {
                for (int left = file.listSize(); left > 0; left--) {
                    schema.add(element(file.struct()));
                }
                return schema;
            }
            file.skip();
        }
        return schema;
    }

    private static Element element(ThriftFields in) throws IOException {
        String name = "";
        Map<Integer, Integer> numbers = new HashMap<>();
        while (in.next()) {
            if (in.field() == NAME) {
                name = in.text();
            } else if (NUMBERS.contains(in.field())) {
                numbers.put(in.field(), (int) in.whole());
            } else {
                in.skip();
            }
        }
        return new Element(
                name,
                numbers.getOrDefault(TYPE, NONE),
                numbers.getOrDefault(REPETITION, NONE),
                numbers.getOrDefault(CHILDREN, 0),
                numbers.getOrDefault(CONVERTED_TYPE, NONE));
    }

    /** The schema is a tree in preorder, its root the first element. */
    private static List<Column> leaves(List<Element> schema) {
        List<Column> columns = new ArrayList<>();
        Iterator<Element> elements = schema.iterator();
        if (elements.hasNext()) {
            addLeaves(elements, elements.next().children(), "", columns);
        }
        return columns;
    }

    private static void addLeaves(Iterator<Element> elements, int count, String prefix, List<Column> columns) {
        for (int i = 0; i < count && elements.hasNext(); i++) {
            Element element = elements.next();
            if (element.children() > 0) {
                addLeaves(elements, element.children(), prefix + element.name() + ".", columns);
            } else {
                columns.add(element.column(prefix + element.name()));
            }
        }
    }
}
