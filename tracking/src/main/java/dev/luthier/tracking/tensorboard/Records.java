package dev.luthier.tracking.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Events as TFRecords: length, masked check sum of it, the message, masked check sum of that. */
final class Records {
    private static final int MASK = 0xa282ead8;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** What a file begins with. */
    Records header(double atSeconds) {
        return add(new Message().number(1, atSeconds).text(3, "brain.Event:2"));
    }

    /** A value of a metric. */
    Records scalar(double atSeconds, long step, String tag, double value) {
        Message summary = new Message().message(1, new Message().text(1, tag).single(2, (float) value));
        return add(new Message().number(1, atSeconds).whole(2, step).message(5, summary));
    }

    /** What a plugin is to know. */
    Records plugin(double atSeconds, String tag, String plugin, Message content) {
        Message metadata =
                new Message().message(1, new Message().text(1, plugin).message(2, content));
        Message summary = new Message().message(1, new Message().text(1, tag).message(9, metadata));
        return add(new Message().number(1, atSeconds).message(5, summary));
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private Records add(Message event) {
        byte[] data = event.toBytes();
        byte[] length = little(Long.BYTES).putLong(data.length).array();
        bytes.writeBytes(length);
        bytes.writeBytes(masked(length));
        bytes.writeBytes(data);
        bytes.writeBytes(masked(data));
        return this;
    }

    private static byte[] masked(byte[] data) {
        CRC32C sum = new CRC32C();
        sum.update(data);
        return little(Integer.BYTES)
                .putInt(Integer.rotateRight((int) sum.getValue(), 15) + MASK)
                .array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
