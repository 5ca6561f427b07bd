package dev.luthier.rpc.wire;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.luthier.rpc.message.FrameType;
import dev.luthier.rpc.message.HandshakeMessage;
import dev.luthier.rpc.message.Message;
import dev.luthier.rpc.message.ProtocolException;
import dev.luthier.rpc.message.SessionMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What stands between two headers. JSON is read and written as a stream, without building a tree. */
final class Payload {
    private static final int DEEPEST = 16;
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private Payload() {}

    static void write(Message message, ByteBuf out) throws IOException {
        if (message instanceof HandshakeMessage handshake) {
            handshake.writeTo(out);
        } else if (message instanceof SessionMessage session) {
            writeJson(session, out);
        }
    }

    private static void writeJson(SessionMessage message, ByteBuf out) throws IOException {
        try (OutputStream stream = new ByteBufOutputStream(out);
                JsonGenerator json = JSON.createGenerator(stream, JsonEncoding.UTF8)) {
            json.writeStartObject();
            message.writeFields(json);
            json.writeEndObject();
        }
    }

    /** Reads the whole of {@code in}; whatever is wrong with it is a {@link ProtocolException}. */
    static Message read(FrameType type, ByteBuf in) {
        if (type.isHandshake()) {
            return HandshakeMessage.read(type, in);
        }
        try (InputStream stream = new ByteBufInputStream(in);
                JsonParser json = JSON.createParser(stream)) {
            SessionMessage message = SessionMessage.read(type, json);
            if (json.nextToken() != null) {
                throw new ProtocolException(type + " has something after its object");
            }
            return message;
        } catch (IOException | IllegalArgumentException e) {
            throw new ProtocolException(type + " cannot be read: " + e.getMessage(), e);
        }
    }
}
