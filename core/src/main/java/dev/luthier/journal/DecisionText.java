package dev.luthier.journal;

import dev.luthier.event.Command;
import dev.luthier.event.CommandHandler;
import dev.luthier.event.StopReason;
import java.util.List;

/**
 * Decisions in a few words, as they are noted in journals: {@code confirm 5.1; suggest 8 after 5; start 8.1 on 0.1 to 9}.
 * Attempts are written as trial, dot, attempt; slots as number, dot, epoch. The words are part of the journal's format.
 */
public final class DecisionText {
    private DecisionText() {}

    /** All in one line, in their order; empty for none. */
    public static String of(List<Command> decisions) {
        if (decisions.isEmpty()) {
            return "";
        }
        Writer writer = new Writer();
        for (Command decision : decisions) {
            decision.deliverTo(writer);
        }
        return writer.text.toString();
    }

    private static final class Writer implements CommandHandler {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onSuggest(Command.Suggest command) {
            add("suggest ").append(command.firstNumber());
            if (command.count() > 1) {
                text.append(" to ").append(command.firstNumber() + command.count() - 1);
            }
            if (command.finished() != null) {
                text.append(" after ").append(command.finished());
            }
        }

        @Override
        public void onStart(Command.Start command) {
            attempt("start ", command.assignment().trial(), command.assignment().attempt());
            text.append(" on ")
                    .append(command.slot().number())
                    .append('.')
                    .append(command.slot().epoch());
            text.append(" to ").append(command.assignment().resource());
            if (command.assignment().from() != null) {
                text.append(" from ").append(command.assignment().from());
            }
        }

        @Override
        public void onStop(Command.Stop command) {
            boolean isWithdrawn = command.reason().kind() == StopReason.Kind.WITHDRAWN;
            attempt(isWithdrawn ? "withdraw " : "stop ", command.trial(), command.attempt())
                    .append(": ")
                    .append(command.reason().detail());
        }

        @Override
        public void onConfirm(Command.Confirm command) {
            attempt("confirm ", command.trial(), command.attempt());
        }

        @Override
        public void onRelease(Command.Release command) {
            add("release ")
                    .append(command.slot().number())
                    .append('.')
                    .append(command.slot().epoch());
        }

        @Override
        public void onWakeAt(Command.WakeAt command) {
            add("wake at ").append(command.atMillis());
        }

        @Override
        public void onFinish(Command.Finish command) {
            add("finish ").append(command.ending());
        }

        private StringBuilder attempt(String word, int trial, int attempt) {
            return add(word).append(trial).append('.').append(attempt);
        }

        private StringBuilder add(String word) {
            return text.append(text.length() == 0 ? "" : "; ").append(word);
        }
    }
}
