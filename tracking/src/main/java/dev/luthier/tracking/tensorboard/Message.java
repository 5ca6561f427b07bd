package dev.luthier.tracking.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A message in the wire format of Protocol Buffers, field by field. */
final class Message {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_FIRST = 2;
    private static final int FOUR_BYTES = 5;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message whole(int field, long value) {
        return varint(((long) field << 3) | VARINT).varint(value);
    }

    Message number(int field, double value) {
        return varint(((long) field << 3) | EIGHT_BYTES)
                .raw(little(Double.BYTES).putDouble(value).array());
    }

    Message single(int field, float value) {
        return varint(((long) field << 3) | FOUR_BYTES)
                .raw(little(Float.BYTES).putFloat(value).array());
    }

    Message text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
        return bytes(field, value.toBytes());
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private Message bytes(int field, byte[] value) {
        return varint(((long) field << 3) | LENGTH_FIRST).varint(value.length).raw(value);
    }

    private Message varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    private Message raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
