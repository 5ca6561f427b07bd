package dev.luthier.rpc.message;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.luthier.json.ConfigurationJson;
import dev.luthier.space.Configuration;
import dev.luthier.trial.Assignment;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the server says to a worker. */
public sealed interface ToWorker extends SessionMessage
        permits Heartbeat, ToWorker.Joined, ToWorker.Leave, ToWorker.Verdict, ToWorker.Order {

    void deliverTo(Handler handler);

    /** One method for every kind of message. */
    interface Handler {
        void onJoined(Joined message);

        void onLeave(Leave message);

        void onHeartbeat(Heartbeat message);

        void onVerdict(Verdict message);

        void onOrder(Order message);
    }

    /** A numbered message: something to do about an attempt. */
    sealed interface Order extends ToWorker, AboutAttempt {
        @Override
        default void deliverTo(Handler handler) {
            handler.onOrder(this);
        }

        void deliverTo(OrderHandler handler);
    }

    /** One method for every kind of order. */
    interface OrderHandler {
        void onStart(Start order);

        void onStop(Stop order);

        void onConfirm(Confirm order);
    }

    /**
     * The worker has joined, for the first time or again.
     *
     * @param leaseMillis after such a silence of the worker its slot is lost
     * @param heartbeatMillis how often to say {@link Heartbeat}
     * @param maxFrameBytes the longest payload that either side may send
     * @param received number of the last message that the server has of this session, 0 for none
     */
    record Joined(long leaseMillis, long heartbeatMillis, int maxFrameBytes, long received) implements ToWorker {
        public Joined {
            Fields.atLeast(1, "leaseMillis", leaseMillis);
            Fields.atLeast(1, "heartbeatMillis", heartbeatMillis);
            Fields.atLeast(1, "maxFrameBytes", maxFrameBytes);
            Fields.atLeast(0, "received", received);
        }

        static Joined read(Fields in) throws IOException {
            long lease = -1;
            long heartbeat = -1;
            int maxFrame = -1;
            long received = -1;
            while (in.next()) {
                switch (in.name()) {
                    case "leaseMillis" -> lease = in.asLong();
                    case "heartbeatMillis" -> heartbeat = in.asLong();
                    case "maxFrameBytes" -> maxFrame = in.asInt();
                    case "received" -> received = in.asLong();
                    default -> in.skip();
                }
            }
            return new Joined(lease, heartbeat, maxFrame, received);
        }

        @Override
        public FrameType type() {
            return FrameType.JOINED;
        }

        @Override
        public void writeFields(JsonGenerator json) throws IOException {
            json.writeNumberField("leaseMillis", leaseMillis);
            json.writeNumberField("heartbeatMillis", heartbeatMillis);
            json.writeNumberField("maxFrameBytes", maxFrameBytes);
            json.writeNumberField("received", received);
        }

        @Override
        public void deliverTo(Handler handler) {
            handler.onJoined(this);
        }
    }

    /** The worker is not wanted any more, or not at all. */
    record Leave(Cause cause, String reason) implements ToWorker {

        /** The sorts of cause. */
        public enum Cause {
            /** The experiment is over. */
            OVER,
            /** Another session has this slot, or has had it. */
            TAKEN,
            /** A later stay of this slot has begun. */
            SUPERSEDED,
            /** The slot was given up for lost. */
            LOST,
            /** The experiment does not want this slot any more. */
            RELEASED
        }

        static Leave read(Fields in) throws IOException {
            @Nullable Cause cause = null;
            @Nullable String reason = null;
            while (in.next()) {
                switch (in.name()) {
                    case "cause" -> cause = in.as(Cause.class);
                    case "reason" -> reason = in.asText();
                    default -> in.skip();
                }
            }
            return new Leave(Fields.required("cause", cause), Fields.required("reason", reason));
        }

        @Override
        public FrameType type() {
            return FrameType.LEAVE;
        }

        @Override
        public void writeFields(JsonGenerator json) throws IOException {
            json.writeStringField("cause", cause.name());
            json.writeStringField("reason", reason);
        }

        @Override
        public void deliverTo(Handler handler) {
            handler.onLeave(this);
        }
    }

    /**
     * The experiment has dealt with the reports of this attempt up to this step; if that made it stop, {@link Stop} came before.
     * It has no number: who does not hear it goes on after a moment.
     */
    record Verdict(int trial, int attempt, long step) implements ToWorker {
        public Verdict {
            Fields.atLeast(0, "trial", trial);
            Fields.atLeast(1, "attempt", attempt);
            Fields.atLeast(0, "step", step);
        }

        static Verdict read(Fields in) throws IOException {
            int trial = -1;
            int attempt = -1;
            long step = -1;
            while (in.next()) {
                switch (in.name()) {
                    case "trial" -> trial = in.asInt();
                    case "attempt" -> attempt = in.asInt();
                    case "step" -> step = in.asLong();
                    default -> in.skip();
                }
            }
            return new Verdict(trial, attempt, step);
        }

        @Override
        public FrameType type() {
            return FrameType.VERDICT;
        }

        @Override
        public void writeFields(JsonGenerator json) throws IOException {
            json.writeNumberField("trial", trial);
            json.writeNumberField("attempt", attempt);
            json.writeNumberField("step", step);
        }

        @Override
        public void deliverTo(Handler handler) {
            handler.onVerdict(this);
        }
    }

    /** Run this attempt. */
    record Start(long seq, Assignment assignment) implements Order {
        public Start {
            AttemptFields.check(seq, assignment.trial(), assignment.attempt());
        }

        static Start read(Fields in) throws IOException {
            AttemptFields about = new AttemptFields();
            int task = 0;
            @Nullable Long resource = null;
            @Nullable Long seed = null;
            @Nullable Integer from = null;
            @Nullable Configuration configuration = null;
            while (in.next()) {
                switch (in.name()) {
                    case "task" -> task = in.asInt();
                    case "resource" -> resource = in.asLong();
                    case "seed" -> seed = in.asLong();
                    case "from" -> from = in.asInt();
                    case "configuration" -> configuration = in.asConfiguration();
                    default -> about.takeOrSkip(in);
                }
            }
            Assignment assignment = new Assignment(
                    about.trial,
                    about.attempt,
                    task,
                    Fields.required("configuration", configuration),
                    Fields.required("resource", resource),
                    Fields.required("seed", seed),
                    from);
            return new Start(about.seq, assignment);
        }

        @Override
        public int trial() {
            return assignment.trial();
        }

        @Override
        public int attempt() {
            return assignment.attempt();
        }

        @Override
        public FrameType type() {
            return FrameType.START;
        }

        @Override
        public void writeFields(JsonGenerator json) throws IOException {
            AttemptFields.write(json, this);
            json.writeNumberField("task", assignment.task());
            json.writeNumberField("resource", assignment.resource());
            json.writeNumberField("seed", assignment.seed());
            if (assignment.from() != null) {
                json.writeNumberField("from", assignment.from());
            }
            json.writeFieldName("configuration");
            ConfigurationJson.write(json, assignment.configuration());
        }

        @Override
        public void deliverTo(OrderHandler handler) {
            handler.onStart(this);
        }
    }

    /**
     * Stop this attempt at its next report.
     *
     * @param interrupt whether to interrupt its thread as well
     */
    record Stop(long seq, int trial, int attempt, String reason, boolean interrupt) implements Order {
        public Stop {
            AttemptFields.check(seq, trial, attempt);
        }

        static Stop read(Fields in) throws IOException {
            AttemptFields about = new AttemptFields();
            String reason = "";
            boolean interrupt = false;
            while (in.next()) {
                switch (in.name()) {
                    case "reason" -> reason = in.asText();
                    case "interrupt" -> interrupt = in.asBoolean();
                    default -> about.takeOrSkip(in);
                }
            }
            return new Stop(about.seq, about.trial, about.attempt, reason, interrupt);
        }

        @Override
        public FrameType type() {
            return FrameType.STOP;
        }

        @Override
        public void writeFields(JsonGenerator json) throws IOException {
            AttemptFields.write(json, this);
            json.writeStringField("reason", reason);
            json.writeBooleanField("interrupt", interrupt);
        }

        @Override
        public void deliverTo(OrderHandler handler) {
            handler.onStop(this);
        }
    }

    /** The end of this attempt is safely recorded: forget it. */
    record Confirm(long seq, int trial, int attempt) implements Order {
        public Confirm {
            AttemptFields.check(seq, trial, attempt);
        }

        static Confirm read(Fields in) throws IOException {
            AttemptFields about = new AttemptFields();
            while (in.next()) {
                about.takeOrSkip(in);
            }
            return new Confirm(about.seq, about.trial, about.attempt);
        }

        @Override
        public FrameType type() {
            return FrameType.CONFIRM;
        }

        @Override
        public void writeFields(JsonGenerator json) throws IOException {
            AttemptFields.write(json, this);
        }

        @Override
        public void deliverTo(OrderHandler handler) {
            handler.onConfirm(this);
        }
    }
}
