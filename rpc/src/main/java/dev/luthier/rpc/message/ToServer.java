package dev.luthier.rpc.message;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.luthier.event.SlotId;
import dev.luthier.trial.Outcome;
import dev.luthier.trial.Report;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a worker says to the server. */
public sealed interface ToServer extends SessionMessage permits Heartbeat, ToServer.Join, ToServer.Bye, ToServer.Fact {

    void deliverTo(Handler handler);

    /** One method for every kind of message. */
    interface Handler {
        void onJoin(Join message);

        void onHeartbeat(Heartbeat message);

        void onBye(Bye message);

        void onFact(Fact message);
    }

    /** A numbered message: something that happened to an attempt. */
    sealed interface Fact extends ToServer, AboutAttempt {
        @Override
        default void deliverTo(Handler handler) {
            handler.onFact(this);
        }

        void deliverTo(FactHandler handler);
    }

    /** One method for every kind of fact. */
    interface FactHandler {
        void onReports(Reports fact);

        void onLog(Log fact);

        void onEnded(Ended fact);
    }

    /**
     * The first message on each connection.
     *
     * @param session the worker's own random name for this stay; the same on every connection of the stay
     * @param host where the worker runs, for people
     * @param received number of the last order that the worker has had, 0 for none
     */
    record Join(SlotId slot, String session, String host, long received) implements ToServer {
        public Join {
            Fields.atLeast(0, "slot", slot.number());
            Fields.atLeast(1, "epoch", slot.epoch());
            Fields.atLeast(0, "received", received);
        }

        static Join read(Fields in) throws IOException {
            int slot = -1;
            int epoch = -1;
            @Nullable String session = null;
            String host = "";
            long received = 0;
            while (in.next()) {
                switch (in.name()) {
                    case "slot" -> slot = in.asInt();
                    case "epoch" -> epoch = in.asInt();
                    case "session" -> session = in.asText();
                    case "host" -> host = in.asText();
                    case "received" -> received = in.asLong();
                    default -> in.skip();
                }
            }
            return new Join(new SlotId(slot, epoch), Fields.required("session", session), host, received);
        }

        @Override
        public FrameType type() {
            return FrameType.JOIN;
        }

        @Override
        public void writeFields(JsonGenerator json) throws IOException {
            json.writeNumberField("slot", slot.number());
            json.writeNumberField("epoch", slot.epoch());
            json.writeStringField("session", session);
            json.writeStringField("host", host);
            json.writeNumberField("received", received);
        }

        @Override
        public void deliverTo(Handler handler) {
            handler.onJoin(this);
        }
    }

    /** The worker leaves of itself. */
    record Bye(String reason) implements ToServer {

        static Bye read(Fields in) throws IOException {
            String reason = "";
            while (in.next()) {
                if (in.name().equals("reason")) {
                    reason = in.asText();
                } else {
                    in.skip();
                }
            }
            return new Bye(reason);
        }

        @Override
        public FrameType type() {
            return FrameType.BYE;
        }

        @Override
        public void writeFields(JsonGenerator json) throws IOException {
            json.writeStringField("reason", reason);
        }

        @Override
        public void deliverTo(Handler handler) {
            handler.onBye(this);
        }
    }

    /**
     * How the metric stands, at one step or several.
     *
     * @param asks whether the training waits for the {@link ToWorker.Verdict}
     */
    record Reports(long seq, int trial, int attempt, List<Report> reports, boolean asks) implements Fact {
        public Reports {
            AttemptFields.check(seq, trial, attempt);
            reports = List.copyOf(reports);
        }

        static Reports read(Fields in) throws IOException {
            AttemptFields about = new AttemptFields();
            @Nullable List<Report> reports = null;
            boolean asks = false;
            while (in.next()) {
                switch (in.name()) {
                    case "reports" -> reports = ReportJson.read(in);
                    case "asks" -> asks = in.asBoolean();
                    default -> about.takeOrSkip(in);
                }
            }
            return new Reports(about.seq, about.trial, about.attempt, Fields.required("reports", reports), asks);
        }

        @Override
        public FrameType type() {
            return FrameType.REPORTS;
        }

        @Override
        public void writeFields(JsonGenerator json) throws IOException {
            AttemptFields.write(json, this);
            json.writeFieldName("reports");
            ReportJson.write(json, reports);
            if (asks) {
                json.writeBooleanField("asks", true);
            }
        }

        @Override
        public void deliverTo(FactHandler handler) {
            handler.onReports(this);
        }
    }

    /** Lines of the attempt's log. */
    record Log(long seq, int trial, int attempt, List<String> lines) implements Fact {
        public Log {
            AttemptFields.check(seq, trial, attempt);
            lines = List.copyOf(lines);
        }

        static Log read(Fields in) throws IOException {
            AttemptFields about = new AttemptFields();
            @Nullable List<String> lines = null;
            while (in.next()) {
                if (in.name().equals("lines")) {
                    lines = in.asTexts();
                } else {
                    about.takeOrSkip(in);
                }
            }
            return new Log(about.seq, about.trial, about.attempt, Fields.required("lines", lines));
        }

        @Override
        public FrameType type() {
            return FrameType.LOG;
        }

        @Override
        public void writeFields(JsonGenerator json) throws IOException {
            AttemptFields.write(json, this);
            json.writeArrayFieldStart("lines");
            for (String line : lines) {
                json.writeString(line);
            }
            json.writeEndArray();
        }

        @Override
        public void deliverTo(FactHandler handler) {
            handler.onLog(this);
        }
    }

    /** The attempt is over. Kept until the server confirms that its end is recorded. */
    record Ended(long seq, int trial, int attempt, Outcome outcome) implements Fact {
        public Ended {
            AttemptFields.check(seq, trial, attempt);
        }

        static Ended read(Fields in) throws IOException {
            AttemptFields about = new AttemptFields();
            OutcomeJson outcome = new OutcomeJson();
            while (in.next()) {
                if (!outcome.take(in)) {
                    about.takeOrSkip(in);
                }
            }
            return new Ended(about.seq, about.trial, about.attempt, outcome.toOutcome());
        }

        @Override
        public FrameType type() {
            return FrameType.ENDED;
        }

        @Override
        public boolean isKeptLonger() {
            return true;
        }

        @Override
        public void writeFields(JsonGenerator json) throws IOException {
            AttemptFields.write(json, this);
            OutcomeJson.writeFields(json, outcome);
        }

        @Override
        public void deliverTo(FactHandler handler) {
            handler.onEnded(this);
        }
    }
}
