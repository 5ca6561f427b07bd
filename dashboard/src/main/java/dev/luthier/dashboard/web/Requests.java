package dev.luthier.dashboard.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.luthier.dashboard.feed.Actions;
import dev.luthier.definition.Definition;
import dev.luthier.json.ConfigurationJson;
import dev.luthier.problem.Problems;
import dev.luthier.space.Configuration;
import java.io.IOException;
import java.util.Set;

/** Reads what is asked for beside the path of a request, refuses what cannot be, and hands the rest on. */
final class Requests {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_ADDED = 1_000_000;

    private Requests() {}

    /**
     * {@code {"count": 50}}.
     *
     * @throws IllegalArgumentException if that is not what is there, or would be too many
     */
    static void addTrials(byte[] body, Actions actions, String reason) {
        Fields fields = read(body, Set.of("count"));
        long count = fields.count;
        int trials = actions.definition().budget().trials();
        long most = Math.min(MOST_ADDED, Integer.MAX_VALUE - (long) trials);
        Problems problems = new Problems();
        if (problems.check(most > 0, "the experiment may start %d trials already, which is no limit", trials)) {
            problems.check(count >= 1 && count <= most, "count is %d, must be 1 to %d", count, most);
        }
        problems.throwIfAny("number of trials");
        actions.addTrials((int) count, reason);
    }

    /**
     * {@code {"task": 0, "resource": 20, "configuration": {"lr": 0.01}}}; the first task and the full resource unless said.
     *
     * @throws IllegalArgumentException if that is not what is there, or the configuration is not of the task's search space,
     *     with every problem
     */
    static void enqueue(byte[] body, Actions actions, String note) {
        Fields fields = read(body, Set.of("task", "resource", "configuration"));
        Definition definition = actions.definition();
        long most = definition.budget().maxResource();
        long resource = fields.resource == 0 ? most : fields.resource;
        Problems problems = new Problems();
        boolean isTask = problems.check(
                fields.task >= 0 && fields.task < definition.tasks().size(),
                "task is %d, must be 0 to %d",
                fields.task,
                definition.tasks().size() - 1);
        problems.check(resource >= 1 && resource <= most, "resource is %d, must be 1 to %d", resource, most);
        problems.check(definition.budget().trials() < Integer.MAX_VALUE, "there can be no more trials");
        if (isTask) {
            problems.addAll(definition.tasks().get((int) fields.task).space().problems(fields.configuration));
        }
        problems.throwIfAny("configuration");
        Configuration canonical =
                definition.tasks().get((int) fields.task).space().canonical(fields.configuration);
        actions.enqueue((int) fields.task, canonical, resource, note);
    }

    private static Fields read(byte[] body, Set<String> known) {
        Fields fields = new Fields();
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("expected an object with the fields " + sorted(known));
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (!known.contains(name)) {
                    throw new IllegalArgumentException("unknown field '" + name + "', expected " + sorted(known));
                }
                json.nextToken();
                fields.take(name, json);
            }
            return fields;
        } catch (IOException e) {
            throw new IllegalArgumentException(firstLine(e), e);
        }
    }

    private static Iterable<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("this cannot be read");
    }

    private static final class Fields {
        private long count;
        private long task;
        private long resource;
        private Configuration configuration = Configuration.of();

        void take(String name, JsonParser json) throws IOException {
            switch (name) {
                case "count" -> count = whole(name, json);
                case "task" -> task = whole(name, json);
                case "resource" -> resource = whole(name, json);
                default -> configuration = ConfigurationJson.read(json);
            }
        }

        private static long whole(String name, JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw new IllegalArgumentException(name + " is " + json.getText() + ", must be a whole number");
            }
            return json.getLongValue();
        }
    }
}
