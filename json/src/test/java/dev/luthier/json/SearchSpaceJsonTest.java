package dev.luthier.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luthier.space.SearchSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchSpaceJsonTest {
    private static final SearchSpace EVERY_KIND = SearchSpace.builder()
            .logUniform("lr", 1e-5, 0.1)
            .uniform("momentum", 0, 1)
            .quantized("dropout", 0, 0.5, 0.1)
            .logQuantized("decay", 0.25, 4, 0.25)
            .integer("layers", 1, 5)
            .logInteger("width", 16, 1024, 16)
            .choice("kernel", "rbf", "poly", 3, 0.5, true)
            .ordinal("batch", 32, 64, 128)
            .bool("shuffle")
            .constant("library", "smile")
            .when("kernel")
            .isOneOf(
                    List.of("poly", 3),
                    some -> some.integer("degree", 2, 5).when("shuffle").is(true, both -> both.uniform("c", -1, 1)))
            .build();

    private static final String EVERY_KIND_WRITTEN = """
            {
              "parameters":[
                {"name":"lr","type":"double","scale":"log","min":1.0E-5,"max":0.1},
                {"name":"momentum","type":"double","min":0.0,"max":1.0},
                {"name":"dropout","type":"double","min":0.0,"max":0.5,"step":0.1},
                {"name":"decay","type":"double","scale":"log","min":0.25,"max":4.0,"step":0.25},
                {"name":"layers","type":"integer","min":1,"max":5},
                {"name":"width","type":"integer","scale":"log","min":16,"max":1024,"step":16},
                {"name":"kernel","type":"categorical","values":["rbf","poly",3,0.5,true]},
                {"name":"batch","type":"ordinal","values":[32,64,128]},
                {"name":"shuffle","type":"boolean"},
                {"name":"library","type":"constant","value":"smile"},
                {"name":"degree","type":"integer","min":2,"max":5,"when":[{"parameter":"kernel","in":["poly",3]}]},
                {"name":"c","type":"double","min":-1.0,"max":1.0,"when":[{"parameter":"kernel","in":["poly",3]},\
            {"parameter":"shuffle","in":[true]}]}
              ]
            }""";

    @Test
    void writesEveryKindOfParameterInALineOfItsOwn() {
        assertThat(SearchSpaceJson.write(EVERY_KIND)).isEqualTo(EVERY_KIND_WRITTEN);
        assertThat(SearchSpaceJson.read(EVERY_KIND_WRITTEN)).isEqualTo(EVERY_KIND);
    }

    @Test
    void readsWhatPeopleWrite() {
        String json = """
                {"parameters": [
                    {"type": "integer", "name": "degree", "when": [{"in": ["poly"], "parameter": "kernel"}],
                     "scale": "linear", "step": 1, "max": 5, "min": 2},
                    {"type": "double", "name": "lr", "scale": "log", "min": 1e-5, "max": 1, "step": null},
                    {"type": "categorical", "name": "kernel", "values": ["rbf", "poly"], "when": []}
                ]}""";

        SearchSpace space = SearchSpaceJson.read(json);

        assertThat(space)
                .isEqualTo(SearchSpace.builder()
                        .when("kernel")
                        .is("poly", poly -> poly.integer("degree", 2, 5))
                        .logUniform("lr", 1e-5, 1)
                        .choice("kernel", "rbf", "poly")
                        .build());
    }

    @Test
    void anEmptySpaceHasAnEmptyList() {
        SearchSpace empty = SearchSpace.builder().build();

        assertThat(SearchSpaceJson.write(empty)).isEqualTo("{\n  \"parameters\":[]\n}");
        assertThat(SearchSpaceJson.read("{\"parameters\":[]}")).isEqualTo(empty);
    }
}
