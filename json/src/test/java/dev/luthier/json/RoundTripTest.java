package dev.luthier.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luthier.definition.Definition;
import dev.luthier.event.Event;
import dev.luthier.space.SearchSpace;
import dev.luthier.trial.Trial;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written is read back as an equal object; a failing test names its seed. */
class RoundTripTest {
    private static final int TIMES = 200;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsWhatWasWritten(long seed) {
        Samples samples = new Samples(seed);
        SearchSpace space = samples.space();
        Definition definition = samples.definition();
        Trial trial = samples.trial();
        List<Event> events = samples.events();

        assertThat(SearchSpaceJson.read(SearchSpaceJson.write(space))).isEqualTo(space);
        assertThat(DefinitionJson.read(DefinitionJson.write(definition))).isEqualTo(definition);
        assertThat(TrialJson.read(TrialJson.write(trial))).isEqualTo(trial);
        assertThat(events).allSatisfy(event -> {
            String line = EventJson.write(event);
            assertThat(line).doesNotContain("\n", "\r");
            assertThat(EventJson.read(line)).isEqualTo(event);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void configurationInATrialIsTheSameFormAsAlone(long seed) throws IOException {
        Trial trial = new Samples(seed).trial();
        ObjectMapper jackson = new ObjectMapper();

        String configuration =
                jackson.readTree(TrialJson.write(trial)).get("configuration").toString();
        try (JsonParser parser = jackson.getFactory().createParser(configuration)) {
            assertThat(ConfigurationJson.read(parser)).isEqualTo(trial.configuration());
        }
    }

    /** New ones at each run, so that time finds what a fixed choice would miss. */
    static LongStream seeds() {
        return LongStream.range(0, TIMES).map(i -> i < TIMES / 2 ? i : System.nanoTime() + i);
    }
}
