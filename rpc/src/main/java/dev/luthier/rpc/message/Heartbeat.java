package dev.luthier.rpc.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * A sign of life, which also acknowledges what was heard.
 *
 * @param ack number of the last message that has come from the other side; 0 for none
 */
public record Heartbeat(long ack) implements ToServer, ToWorker {
    public Heartbeat {
        Fields.atLeast(0, "ack", ack);
    }

    static Heartbeat read(Fields in) throws IOException {
        long ack = -1;
        while (in.next()) {
            if (in.name().equals("ack")) {
                ack = in.asLong();
            } else {
                in.skip();
            }
        }
        return new Heartbeat(ack);
    }

    @Override
    public FrameType type() {
        return FrameType.HEARTBEAT;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeNumberField("ack", ack);
    }

    @Override
    public void deliverTo(ToServer.Handler handler) {
        handler.onHeartbeat(this);
    }

    @Override
    public void deliverTo(ToWorker.Handler handler) {
        handler.onHeartbeat(this);
    }
}
