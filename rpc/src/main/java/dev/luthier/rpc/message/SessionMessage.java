package dev.luthier.rpc.message;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** What is said after the handshake: a JSON object. Fields that a reader does not know it skips. */
public sealed interface SessionMessage extends Message permits ToServer, ToWorker, AboutAttempt {

    /** Writes the fields of the object. */
    void writeFields(JsonGenerator json) throws IOException;

    /**
     * Reads the object that comes next.
     *
     * @throws ProtocolException if the object is not what the type demands
     * @throws IOException if it is no JSON
     */
    static SessionMessage read(FrameType type, JsonParser json) throws IOException {
        Fields fields = new Fields(json);
        return switch (type) {
            case JOIN -> ToServer.Join.read(fields);
            case JOINED -> ToWorker.Joined.read(fields);
            case LEAVE -> ToWorker.Leave.read(fields);
            case BYE -> ToServer.Bye.read(fields);
            case HEARTBEAT -> Heartbeat.read(fields);
            case VERDICT -> ToWorker.Verdict.read(fields);
            case START -> ToWorker.Start.read(fields);
            case STOP -> ToWorker.Stop.read(fields);
            case CONFIRM -> ToWorker.Confirm.read(fields);
            case REPORTS -> ToServer.Reports.read(fields);
            case LOG -> ToServer.Log.read(fields);
            case ENDED -> ToServer.Ended.read(fields);
            default -> throw new ProtocolException(type + " has no JSON");
        };
    }
}
