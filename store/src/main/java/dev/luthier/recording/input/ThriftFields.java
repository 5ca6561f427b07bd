package dev.luthier.recording.input;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Walks through the fields of a struct in Thrift's compact protocol, in which Parquet writes its footers. */
final class ThriftFields {
    static final int LIST = 9;

    private static final int STOP = 0;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I64 = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;
    private static final int LONG_LIST = 15;

    private final ByteBuffer bytes;
    private int field;
    private int type;

    ThriftFields(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The fields of a struct that begins where this one stands. */
    ThriftFields struct() {
        return new ThriftFields(bytes);
    }

    /** Goes to the next field, whose value must then be read or skipped; false at the end of the struct. */
    boolean next() throws IOException {
        try {
            int header = bytes.get() & 0xff;
            type = header & 0x0f;
            if (type == STOP) {
                return false;
            }
            int delta = header >> 4;
            field = delta == 0 ? (int) whole() : field + delta;
            return true;
        } catch (BufferUnderflowException e) {
            throw new IOException("the footer ends in the middle of a field", e);
        }
    }

    int field() {
        return field;
    }

    boolean is(int itsType) {
        return type == itsType;
    }

    /** A whole number, signed. */
    long whole() {
        long raw = unsigned();
        return (raw >>> 1) ^ -(raw & 1);
    }

    String text() {
        byte[] text = new byte[(int) unsigned()];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** How many elements the list has that begins here. */
    int listSize() {
        int header = bytes.get() & 0xff;
        return header >> 4 == LONG_LIST ? (int) unsigned() : header >> 4;
    }

    void skip() throws IOException {
        skip(type, true);
    }

    private void skip(int itsType, boolean isField) throws IOException {
        if (itsType <= FALSE) {
            // The value of a field is in its type; that of an element is a byte.
            bytes.position(bytes.position() + (isField ? 0 : 1));
        } else if (itsType == BYTE) {
            bytes.get();
        } else if (itsType <= I64) {
            unsigned();
        } else if (itsType == DOUBLE) {
            bytes.getDouble();
        } else if (itsType == BINARY) {
            bytes.position(bytes.position() + (int) unsigned());
        } else if (itsType == STRUCT) {
            skipStruct();
        } else {
            skipCollection(itsType);
        }
    }

    private void skipStruct() throws IOException {
        ThriftFields inner = struct();
        while (inner.next()) {
            inner.skip();
        }
    }

    private void skipCollection(int itsType) throws IOException {
        if (itsType == LIST || itsType == SET) {
            int element = bytes.get(bytes.position()) & 0x0f;
            for (int left = listSize(); left > 0; left--) {
                skip(element, false);
            }
        } else if (itsType == MAP) {
            long left = unsigned();
            int types = left == 0 ? 0 : bytes.get() & 0xff;
            for (; left > 0; left--) {
                skip(types >> 4, false);
                skip(types & 0x0f, false);
            }
        } else {
            throw new IOException("the footer has a field of the unknown type " + itsType);
        }
    }

    private long unsigned() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
