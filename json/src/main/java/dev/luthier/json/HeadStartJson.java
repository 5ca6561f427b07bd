package dev.luthier.json;

import dev.luthier.definition.Budget;
import dev.luthier.definition.HeadStart;
import dev.luthier.definition.HeadStart.Earlier;
import dev.luthier.definition.HeadStart.Given;
import java.util.ArrayList;
import java.util.List;

/** What an experiment begins with. */
final class HeadStartJson {
    private HeadStartJson() {}

    static void write(HeadStart headStart, FieldWriter out) {
        out.objects("given", headStart.given(), HeadStartJson::write)
                .objects("earlier", headStart.earlier(), HeadStartJson::write)
                .texts("notes", headStart.notes());
    }

    /** @param budget whose largest resource is the one of a configuration that does not say its own */
    static HeadStart read(FieldReader in, Budget budget) {
        HeadStart headStart =
                new HeadStart(given(in, budget), earlier(in), in.has("notes") ? in.texts("notes") : List.of());
        in.end();
        return headStart;
    }

    private static void write(Given given, FieldWriter out) {
        out.configuration("configuration", given.configuration())
                .whole("resource", given.resource())
                .text("note", given.note());
    }

    private static void write(Earlier earlier, FieldWriter out) {
        out.text("experiment", earlier.experiment())
                .configuration("configuration", earlier.configuration())
                .metrics("metrics", earlier.metrics());
    }

    private static List<Given> given(FieldReader in, Budget budget) {
        List<Given> given = new ArrayList<>();
        if (in.has("given")) {
            for (FieldReader each : in.objects("given")) {
                given.add(new Given(
                        each.configuration("configuration"),
                        each.has("resource") ? each.whole("resource") : budget.maxResource(),
                        each.has("note") ? each.text("note") : "given"));
                each.end();
            }
        }
        return given;
    }

    private static List<Earlier> earlier(FieldReader in) {
        List<Earlier> earlier = new ArrayList<>();
        if (in.has("earlier")) {
            for (FieldReader each : in.objects("earlier")) {
                earlier.add(new Earlier(
                        each.text("experiment"), each.configuration("configuration"), each.metrics("metrics")));
                each.end();
            }
        }
        return earlier;
    }
}
