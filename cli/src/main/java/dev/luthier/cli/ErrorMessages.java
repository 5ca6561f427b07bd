package dev.luthier.cli;

import dev.luthier.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong: in a line or some if the user can do something about it, else with where it happened. */
final class ErrorMessages implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        if (error instanceof IllegalArgumentException) {
            command.getErr().println("luthier " + command.getCommandName() + ": " + error.getMessage());
            return ExitCode.WRONG_INPUT;
        }
        if (error instanceof UncheckedIOException || error instanceof IOException) {
            Throwable cause = error.getCause() == null ? error : error.getCause();
            String detail = cause == error ? "" : ": " + cause;
            command.getErr().println("luthier " + command.getCommandName() + ": " + error.getMessage() + detail);
            return ExitCode.NO_ACCESS;
        }
        command.getErr().println("luthier " + command.getCommandName() + ": internal error");
        error.printStackTrace(command.getErr());
        return ExitCode.INTERNAL_ERROR;
    }
}
